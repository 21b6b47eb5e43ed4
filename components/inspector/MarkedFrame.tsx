import { Section } from '@/components/Section.tsx';
import { t } from '@/utils/browser/words.ts';
import { seconds } from './numbers.ts';
import type { MarkedFrame } from './scenes.ts';

const share = (value: number) => `${value * 100}%`;

/** The picture in which a mark was seen, with the mark's box drawn on it. */
export function MarkedFrames({ frames }: { readonly frames: readonly MarkedFrame[] }) {
  if (frames.length === 0) return null;
  return (
    <Section title={t('inspector_marks')}>
      {frames.map(({ image, large, timeS, by, box: [x, y, width, height] }) => {
        const words = t('inspector_frame_mark', seconds(timeS), by);
        return (
          <figure className="marked" key={`${by} ${timeS}`}>
            <div className="picture">
              <img src={large ?? image} alt={words} />
              <div
                className="box"
                style={{
                  left: share(x),
                  top: share(y),
                  width: share(width),
                  height: share(height),
                }}
              />
            </div>
            <figcaption>{words}</figcaption>
          </figure>
        );
      })}
    </Section>
  );
}
