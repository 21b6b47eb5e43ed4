import type { Findings } from './evidence.ts';

/** Both nets were heard: more than any number of pictures that only the first one saw. */
const CLOSELY = 10_000;
/** A file's own frames come before any number of a player's. */
const OWN_FRAMES = 1_000;

export interface Look {
  readonly frames: number;
  /** They come from the file itself, and not from a player. */
  readonly own: boolean;
  /** A person asked, so that both nets were to be heard. */
  readonly closely: boolean;
}

/** Says how well the detector saw, where it gave an opinion or declined to; too few frames are no look. */
export function rankPictures(findings: Findings, { frames, own, closely }: Look): Findings {
  const declined = findings.unchecked.some(
    ({ source, reason, detail }) =>
      source === 'detector' && reason === 'declined' && detail !== 'too-few-frames',
  );
  if (!declined && !findings.checked.includes('detector')) return findings;
  const looked =
    (closely && !isHalfHeard(findings) ? CLOSELY : 0) + (own ? OWN_FRAMES : 0) + frames;
  return { ...findings, looked };
}

/** Whether the detector's opinion is its first net's alone, though the second one was to be heard. */
export const isHalfHeard = ({ evidence }: Findings): boolean =>
  evidence.some(({ source, detail }) => source === 'detector' && 'unheard' in detail);

/** Whether nothing is left that the detector could do for a person who asks. */
export const isSeenClosely = ({ looked = 0 }: Findings): boolean => looked >= CLOSELY;
