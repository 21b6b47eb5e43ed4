import type { Claim, Evidence, Findings } from '@/utils/evidence/evidence.ts';

export type Level = 'ai' | 'ai-edited' | 'likely-ai' | 'captured' | 'no-signs' | 'unchecked';
export const LEVELS: readonly Level[] = [
  'ai',
  'ai-edited',
  'likely-ai',
  'captured',
  'no-signs',
  'unchecked',
];

export type Sensitivity = 'low' | 'balanced' | 'high';

/** Sensitivity is a promise: at most this share of ordinary videos may be called likely AI by what we see ourselves. */
export const FALSE_ALARM_RATE: Readonly<Record<Sensitivity, number>> = {
  low: 0.005,
  balanced: 0.02,
  high: 0.05,
};

export interface Verdict extends Findings {
  readonly level: Level;
  /** The strongest evidence for the level; null where the level rests on nothing having been found. */
  readonly reason: Evidence | null;
}

const firm = (e: Evidence) =>
  e.class === 'verified' || (e.class === 'declared' && e.strength === 'firm');
const RANK: Readonly<Record<Evidence['class'], number>> = {
  verified: 0,
  declared: 1,
  observed: 2,
  estimated: 3,
};

/** The only place where evidence becomes a judgement. Pure; the order of evidence never matters. */
export function fuse(findings: Findings, sensitivity: Sensitivity): Verdict {
  const { evidence } = findings;
  const strongest = (test: (e: Evidence) => boolean) =>
    evidence.filter(test).sort(compare)[0] ?? null;
  const decided = (claim: Claim) => strongest((e) => e.claim === claim && firm(e));
  const verdict = (level: Level, reason: Evidence | null): Verdict => ({
    ...findings,
    level,
    reason,
  });

  const ai = decided('ai-generated');
  if (ai) return verdict('ai', ai);
  const edited = decided('ai-edited');
  if (edited) return verdict('ai-edited', edited);
  // A camera's signature outweighs hints, and only a verified one counts: nobody's word makes a capture.
  const captured = strongest((e) => e.claim === 'captured' && e.class === 'verified');
  if (captured) return verdict('captured', captured);
  const hint = strongest((e) => isAi(e.claim) && !firm(e) && counts(e, sensitivity));
  if (hint) return verdict('likely-ai', hint);
  return verdict(examined(findings) ? 'no-signs' : 'unchecked', null);
}

const isAi = (claim: Claim) => claim === 'ai-generated' || claim === 'ai-edited';

function counts(e: Evidence, sensitivity: Sensitivity): boolean {
  if (e.class !== 'observed' && e.class !== 'estimated') return true;
  return e.falseAlarmRate !== undefined && e.falseAlarmRate <= FALSE_ALARM_RATE[sensitivity];
}

/**
 * "No signs" needs somebody to have looked at the video itself, not only at the words around it. That a file carries
 * no credentials is seen from its first bytes, even where the rest is broken, so that alone is no look. Nor is a look
 * into a file without a video.
 */
function examined({ checked, unchecked }: Findings): boolean {
  if (checked.includes('mark') || checked.includes('detector')) return true;
  return checked.includes('container') && unchecked.every(({ reason }) => reason !== 'no-video');
}

/** A total order over evidence, so that the reason is the same whatever arrived first. */
function compare(a: Evidence, b: Evidence): number {
  return (
    RANK[a.class] - RANK[b.class] ||
    Number(a.strength === 'weak') - Number(b.strength === 'weak') ||
    (a.falseAlarmRate ?? 0) - (b.falseAlarmRate ?? 0) ||
    // Not by a language's order, in which different letters may be equal.
    Number(key(a) > key(b)) - Number(key(a) < key(b))
  );
}

const key = ({ source, by, claim, detail }: Evidence) =>
  JSON.stringify([source, by, claim, detail]);
