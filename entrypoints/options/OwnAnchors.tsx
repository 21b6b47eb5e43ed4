import { useId, useRef, useState } from 'react';
import { checkAnchors } from '@/utils/browser/anchors.ts';
import { t } from '@/utils/browser/words.ts';
import { pemBlocks } from '@/utils/evidence/certificate.ts';
import { Certificates } from './Certificates.tsx';

const MAX_FILE = 1_000_000;

interface Props {
  /** PEM of those that there are. */
  readonly own: string;
  readonly onChange: (own: string) => void;
}

/** Certificates of the person's own: pasted, or from a file. */
export function OwnAnchors({ own, onChange }: Props) {
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [note, setNote] = useState<{ readonly words: string; readonly good: boolean } | null>(null);

  function add(pem: string) {
    const checked = checkAnchors(pem, own);
    if ('error' in checked)
      return setNote({ words: t(checked.error, String(checked.at ?? '')), good: false });
    onChange(checked.own);
    setText('');
    setNote({ words: t('options_anchors_add_done'), good: true });
  }
  async function open(chosen: File | undefined) {
    if (chosen) add(chosen.size > MAX_FILE ? '' : await chosen.text());
    if (file.current) file.current.value = '';
  }
  return (
    <div className="anchors">
      <h3>{t('options_anchors')}</h3>
      <p className="hint">{t('options_anchors_hint')}</p>
      {own === '' ? (
        <p className="soft">{t('options_anchors_none')}</p>
      ) : (
        <Certificates
          pem={own}
          onRemove={(block) => {
            setNote(null);
            onChange(
              pemBlocks(own)
                .filter((one) => one !== block)
                .join('\n'),
            );
          }}
        />
      )}
      <label className="visually-hidden" htmlFor={id}>
        {t('options_anchors_label')}
      </label>
      <textarea
        id={id}
        className="field"
        rows={4}
        dir="ltr"
        spellCheck={false}
        placeholder="-----BEGIN CERTIFICATE-----"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="beside">
        <button type="button" className="button" onClick={() => add(text)}>
          {t('options_anchors_add')}
        </button>
        <button type="button" className="button" onClick={() => file.current?.click()}>
          {t('options_anchors_open')}
        </button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".pem,.crt,.cer,.txt"
          onChange={({ target }) => void open(target.files?.[0])}
        />
      </div>
      <p role="status" className={note?.good === false ? 'problem' : ''}>
        {note?.words}
      </p>
    </div>
  );
}
