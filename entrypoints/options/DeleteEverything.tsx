import { useId, useRef, useState } from 'react';
import { deleteEverything } from '@/utils/browser/delete-everything.ts';
import { t } from '@/utils/browser/words.ts';

/** Asks first: this is the only button that cannot be taken back. */
export function DeleteEverything() {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [note, setNote] = useState('');
  const close = () => dialog.current?.close();
  function go() {
    close();
    deleteEverything().then(
      () => setNote(t('options_delete_done')),
      () => setNote(t('options_delete_failed')),
    );
  }
  return (
    <div className="beside">
      <button type="button" className="button danger" onClick={() => dialog.current?.showModal()}>
        {t('options_delete')}
      </button>
      <p role="status">{note}</p>
      <dialog ref={dialog} aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`}>
        <h2 id={`${id}-title`}>{t('options_delete_title')}</h2>
        <p id={`${id}-text`}>{t('options_delete_text')}</p>
        <div className="beside">
          <button type="button" className="button" onClick={close}>
            {t('options_delete_no')}
          </button>
          <button type="button" className="button danger" onClick={go}>
            {t('options_delete_yes')}
          </button>
        </div>
      </dialog>
    </div>
  );
}
