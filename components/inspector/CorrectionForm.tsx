import { useState } from 'react';
import { Choice } from '@/components/Choice.tsx';
import { type Correction, MAX_WHY, SAYS, type Says } from '@/utils/browser/correction-file.ts';
import { failureOf } from '@/utils/browser/corrections.ts';
import { t } from '@/utils/browser/words.ts';

interface Props {
  readonly before: Correction | null;
  /** The video is in a private window, of which nothing else is kept. */
  readonly isPrivate?: boolean | undefined;
  /** Rejects where it could not be kept: then the words stay in the form. */
  readonly onSave: (says: Says, why: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** What the person says about a video, and why. */
export function CorrectionForm({ before, isPrivate, onSave, onCancel }: Props) {
  const [says, setSays] = useState<Says | ''>(before?.says ?? '');
  const [why, setWhy] = useState(before?.why ?? '');
  const [failure, setFailure] = useState<'full' | 'failed' | null>(null);
  const save = () => {
    if (says === '') return;
    setFailure(null);
    onSave(says, why.trim()).catch((error) => setFailure(failureOf(error)));
  };
  return (
    <form
      className="correction-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Choice
        layout="list"
        legend={t('correction_question')}
        options={SAYS.map((value) => ({
          value,
          label: t(`correction_says_${value}`),
          hint: t(`correction_says_${value}_hint`),
        }))}
        value={says}
        onChange={setSays}
      />
      <label>
        <span>{t('correction_why')}</span>
        <textarea
          rows={3}
          maxLength={MAX_WHY}
          value={why}
          onChange={({ currentTarget }) => setWhy(currentTarget.value)}
        />
      </label>
      {failure && (
        <p role="alert" className="alert">
          {t(`correction_failure_${failure}`)}
        </p>
      )}
      <div className="actions-row">
        <button type="submit" className="button" disabled={says === ''}>
          {t('correction_save')}
        </button>
        <button type="button" className="button quiet" onClick={onCancel}>
          {t('correction_cancel')}
        </button>
      </div>
      <p className="soft small">{t('correction_local')}</p>
      {isPrivate && <p className="small">{t('correction_private')}</p>}
    </form>
  );
}
