import { useState } from 'react';
import { Section } from '@/components/Section.tsx';
import { t } from '@/utils/browser/words.ts';
import { percent } from '@/utils/verdict/explain.ts';
import { copyPicture } from './copy-picture.ts';
import { seconds } from './numbers.ts';
import { type ScoredFrame, scoredShare } from './scenes.ts';

/** The frames that were looked at, scene by scene, each with the detector's score. */
export function FrameStrip({ scenes }: { readonly scenes: readonly (readonly ScoredFrame[])[] }) {
  const [note, setNote] = useState<string | null>(null);
  if (scenes.length === 0) return null;
  const copy = (address: string) => {
    setNote('');
    copyPicture(address).then(
      () => setNote(t('correction_copied')),
      () => setNote(t('correction_not_copied')),
    );
  };
  return (
    <Section title={t('inspector_frames')} intro={scoreNotes(scenes)}>
      {scenes.map((frames, index) => (
        <section className="group" key={frames[0]?.timeS}>
          <h3>
            {t('inspector_window', String(index + 1))}{' '}
            <small>
              {t(
                'inspector_window_times',
                seconds(frames[0]?.timeS ?? 0),
                seconds(frames.at(-1)?.timeS ?? 0),
              )}
            </small>
          </h3>
          <ul className="strip">
            {frames.map((frame) => (
              <li key={frame.timeS}>
                <Frame frame={frame} onCopy={copy} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {note !== null && (
        <p role="status" className="small no-print">
          {note}
        </p>
      )}
    </Section>
  );
}

/** Why some frames have a score and others none, once for all of them. */
function scoreNotes(scenes: readonly (readonly ScoredFrame[])[]): string {
  const share = scoredShare(scenes);
  if (share === 'none') return t('inspector_score_none');
  const notes = [share === 'some' && t('inspector_score_some'), t('inspector_score_note')];
  return notes.filter(Boolean).join(' ');
}

interface FrameProps {
  readonly frame: ScoredFrame;
  readonly onCopy: (address: string) => void;
}

function Frame({ frame: { timeS, image, large = image, score }, onCopy }: FrameProps) {
  const time = seconds(timeS);
  return (
    <figure>
      <a
        href={large}
        download={`frame-${timeS.toFixed(2)}.jpg`}
        aria-label={`${t('inspector_frame_save')}: ${time}`}
        title={t('inspector_frame_save')}
      >
        <img src={large} alt={t('inspector_frame_at', time)} />
      </a>
      <figcaption>
        <span className="bar">
          {score !== null && <span style={{ inlineSize: `${score * 100}%` }} />}
        </span>
        <span>{time}</span> <span>{score !== null && percent(score)}</span>
        <button
          type="button"
          className="copy no-print"
          aria-label={`${t('inspector_frame_copy')}: ${time}`}
          title={t('inspector_frame_copy')}
          onClick={() => onCopy(large)}
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path
              d="M5.5 5.5h7v8h-7zM3.5 10.5v-8h7"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
            />
          </svg>
        </button>
      </figcaption>
    </figure>
  );
}
