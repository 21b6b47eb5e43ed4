import { useId, useState } from 'react';
import { ChooseFiles } from '@/components/ChooseFiles.tsx';
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
  const open = async (file: File) => add(file.size > MAX_FILE ? '' : await file.text());
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
        <ChooseFiles
          label={t('options_anchors_open')}
          accept=".pem,.crt,.cer,.txt"
          onFiles={([file]) => file && void open(file)}
        />
      </div>
      <p role="status" className={note?.good === false ? 'problem' : ''}>
        {note?.words}
      </p>
    </div>
  );
}
