import { CouldNotCheck } from '@/utils/media/byte-source.ts';
import type { Detector } from '@/utils/model/detector.ts';
import type { EvidenceSource } from './evidence.ts';

/** Lower than this the detector has nothing to say: an opinion shared with a third of ordinary videos is none. */
const WORTH_TELLING = 0.3;

/**
 * The detector's calibrated opinion on the pictures. Its probability is told whatever it is, so that the inspector
 * can show it; whether it counts is the sensitivity's business.
 * @param load opens the detector on first need
 */
export function estimate(load: () => Promise<Detector>): EvidenceSource {
  return {
    id: 'detector',
    needs: 'frames',
    async collect({ post, depth, frames = [], playing = false }, signal) {
      const detector = await load();
      const scope = new URL(post.pageUrl).origin;
      const score = await detector.score(frames, signal, {
        scope,
        playing,
        thorough: depth === 'inspect',
      });
      if (score.probability === null || score.falseAlarmRate === null)
        throw new CouldNotCheck('declined', score.declined ?? '');
      return [
        {
          source: 'detector',
          class: 'estimated',
          claim: score.falseAlarmRate <= WORTH_TELLING ? 'ai-generated' : 'neutral',
          strength: 'weak',
          by: 'detector',
          falseAlarmRate: score.falseAlarmRate,
          detail: {
            kind: 'score',
            probability: score.probability,
            windows: score.windows,
            model: score.version,
            frames: score.frames.map(({ timeS, probability }) => ({ timeS, probability })),
          },
        },
      ];
    },
  };
}
