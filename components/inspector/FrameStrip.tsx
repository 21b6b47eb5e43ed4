import { Section } from '@/components/Section.tsx';
import { t } from '@/utils/browser/words.ts';
import { percent } from '@/utils/verdict/explain.ts';
import { seconds } from './numbers.ts';
import type { ScoredFrame } from './scenes.ts';

/** The frames that were looked at, scene by scene, each with the detector's score. */
export function FrameStrip({ scenes }: { readonly scenes: readonly (readonly ScoredFrame[])[] }) {
  if (scenes.length === 0) return null;
  return (
    <Section title={t('inspector_frames')} intro={t('inspector_score_note')}>
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
                <Frame frame={frame} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Section>
  );
}

function Frame({ frame: { timeS, image, score } }: { readonly frame: ScoredFrame }) {
  const time = seconds(timeS);
  return (
    <figure>
      <a
        href={image}
        download={`frame-${timeS.toFixed(2)}.jpg`}
        aria-label={`${t('inspector_frame_save')}: ${time}`}
        title={t('inspector_frame_save')}
      >
        <img src={image} alt={t('inspector_frame_at', time)} />
      </a>
      <figcaption>
        {score !== null && <span className="bar" style={{ inlineSize: `${score * 100}%` }} />}
        <span>{time}</span> {score !== null && <span>{percent(score)}</span>}
      </figcaption>
    </figure>
  );
}
