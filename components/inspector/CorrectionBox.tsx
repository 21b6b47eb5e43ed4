import { useState } from 'react';
import type { Correction, Says } from '@/utils/browser/correction-file.ts';
import { t } from '@/utils/browser/words.ts';
import { CorrectionForm } from './CorrectionForm.tsx';
import { dateTime } from './numbers.ts';
import { saveFile } from './save-file.ts';

interface Props {
  readonly correction: Correction | null;
  /** Whether the form is open from the start: the person came to correct. */
  readonly open?: boolean | undefined;
  readonly isPrivate?: boolean | undefined;
  readonly onSave: (says: Says, why: string) => Promise<void>;
  readonly onUndo: () => Promise<void>;
  /** The report about the wrong label, for people and for programs. */
  readonly text: (correction: Correction) => string;
  readonly file: (correction: Correction) => string;
}

/** The keyboard goes where the form was opened or left. Stable: called once for an element, not each time it is drawn. */
const enter = (element: HTMLElement | null) => {
  element?.scrollIntoView({ block: 'nearest' });
  element?.focus({ preventScroll: true });
};

/** What the person says about a video, beside what we say: a form, or their words with what can be done with them. */
export function CorrectionBox({
  correction,
  open = false,
  isPrivate,
  onSave,
  onUndo,
  text,
  file,
}: Props) {
  const [writing, setWriting] = useState(open);
  const [isLeft, setLeft] = useState(false);
  const [note, setNote] = useState('');
  const leave = () => {
    setWriting(false);
    setLeft(true);
  };
  const save = (says: Says, why: string) => onSave(says, why).then(leave);

  if (writing)
    return (
      <section
        key="form"
        className="banner no-print"
        aria-label={t('correction_wrong')}
        tabIndex={-1}
        ref={enter}
      >
        <CorrectionForm
          key={correction?.at}
          before={correction}
          isPrivate={isPrivate}
          onSave={save}
          onCancel={leave}
        />
      </section>
    );
  if (!correction)
    return (
      <p className="actions-row no-print">
        <button
          type="button"
          className="button"
          ref={isLeft ? enter : null}
          onClick={() => setWriting(true)}
        >
          {t('correction_wrong')}
        </button>
      </p>
    );

  const copy = () =>
    navigator.clipboard.writeText(text(correction)).then(
      () => setNote(t('correction_copied')),
      () => setNote(t('correction_not_copied')),
    );
  const undo = () => onUndo().then(leave, () => setNote(t('correction_failure_failed')));
  const actions: readonly (readonly [string, () => void])[] = [
    [t('correction_change'), () => setWriting(true)],
    [t('correction_undo'), () => void undo()],
    [t('correction_copy'), () => void copy()],
    [
      t('correction_file'),
      () => saveFile('second-look-wrong-label.json', 'application/json', file(correction)),
    ],
  ];
  return (
    <section
      key="said"
      className="banner correction"
      aria-label={t('correction_yours')}
      tabIndex={-1}
      ref={isLeft ? enter : null}
    >
      <p>
        <strong>{t('correction_you_said', t(`correction_says_${correction.says}`))}</strong>{' '}
        <span className="soft small">{dateTime(correction.at)}</span>
      </p>
      {correction.why && (
        <p className="why">
          <bdi>{correction.why}</bdi>
        </p>
      )}
      <p className="soft small">{t('correction_beside')}</p>
      <div className="actions-row no-print">
        {actions.map(([name, act]) => (
          <button type="button" className="button" key={name} onClick={act}>
            {name}
          </button>
        ))}
      </div>
      <p role="status" className="small">
        {note}
      </p>
    </section>
  );
}
