import type { Frame } from '@/utils/media/frame.ts';
import { fingerprint } from './fingerprint.ts';
import type { Declined } from './gate.ts';

/** What a net said about one view: log-odds of generated, and of drawn or written. */
export interface Answer {
  readonly timeS: number;
  readonly logit: number;
  readonly graphic: number;
}
export type Answers = readonly Answer[] | Declined;

const MAX_REMEMBERED = 16;

/** A playing video may be asked about twice, the second time with the first window again: no view is looked at twice. */
export function remembering() {
  const looks = new Map<string, Answers>();
  return async (
    window: readonly Frame[],
    count: number,
    scope: string,
    work: (known: readonly Answer[]) => Promise<Answers>,
  ) => {
    const key = `${scope} ${fingerprint(window)}`;
    const known = looks.get(key) ?? [];
    if (typeof known === 'string') return known;
    // What other videos taught about this window must not change this one's score.
    if (known.length >= count) return known.slice(0, count);
    const look = await work(known);
    looks.set(key, look);
    for (const oldest of looks.keys()) if (looks.size > MAX_REMEMBERED) looks.delete(oldest);
    return look;
  };
}
