import type { Step } from '@/utils/browser/inspect-video.ts';
import type { Reading } from '@/utils/browser/reading.ts';
import { t } from '@/utils/browser/words.ts';
import { fileSize } from './numbers.ts';

interface Props {
  readonly step: Step | 'stopped';
  /** How much of the file is read, where that is known. */
  readonly reading?: Reading | null | undefined;
  readonly onStop: () => void;
  readonly onAgain: () => void;
}

/** Where the check stands, said once to screen readers, and the way to end it or to begin again. */
export function Progress({ step, reading, onStop, onAgain }: Props) {
  const running = step !== 'done' && step !== 'stopped';
  const words = step === 'stopped' ? t('inspector_stopped') : t(`inspector_step_${step}`);
  return (
    <div className="progress">
      <p role="status">{words}</p>
      {running && (
        <progress aria-label={words} {...(reading && { value: reading.read, max: reading.all })} />
      )}
      {running && reading && (
        <span className="soft small bytes">
          {t('inspector_step_bytes', fileSize(reading.read), fileSize(reading.all))}
        </span>
      )}
      {running ? (
        <button type="button" className="button" onClick={onStop}>
          {t('inspector_cancel')}
        </button>
      ) : (
        <button type="button" className="button" onClick={onAgain}>
          {t('inspector_check_again')}
        </button>
      )}
    </div>
  );
}
