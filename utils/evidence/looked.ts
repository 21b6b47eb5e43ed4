import type { Findings } from './evidence.ts';

/** As many views as the detector ever takes: more than any number of pictures seen in passing. */
const CLOSELY = 10_000;
/** A file's own frames come before any number of a player's. */
const OWN_FRAMES = 1_000;

export interface Look {
  readonly frames: number;
  /** They come from the file itself, and not from a player. */
  readonly own: boolean;
  /** A person asked. */
  readonly closely: boolean;
}

/** Says how well the detector saw, where it gave an opinion or declined to; too few frames are no look. */
export function rankPictures(findings: Findings, { frames, own, closely }: Look): Findings {
  const declined = findings.unchecked.some(
    ({ source, reason, detail }) =>
      source === 'detector' && reason === 'declined' && detail !== 'too-few-frames',
  );
  if (!declined && !findings.checked.includes('detector')) return findings;
  return { ...findings, looked: (closely ? CLOSELY : 0) + (own ? OWN_FRAMES : 0) + frames };
}

/** Whether nothing is left that the detector could do for a person who asks. */
export const isSeenClosely = ({ looked = 0 }: Findings): boolean => looked >= CLOSELY;
