import type { Step } from '@/utils/browser/inspect-video.ts';
import { t } from '@/utils/browser/words.ts';

interface Props {
  readonly step: Step | 'stopped';
  readonly onStop: () => void;
  readonly onAgain: () => void;
}

/** Where the check stands, said once to screen readers, and the way to end it or to begin again. */
export function Progress({ step, onStop, onAgain }: Props) {
  const running = step !== 'done' && step !== 'stopped';
  const words = step === 'stopped' ? t('inspector_stopped') : t(`inspector_step_${step}`);
  return (
    <div className="progress">
      <p role="status">{words}</p>
      {running && <progress aria-label={words} />}
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
