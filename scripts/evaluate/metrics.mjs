// How well scores tell generated from real clips. Clips without a score are not guessed: they are counted apart.

export const FALSE_ALARM_RATES = [0.001, 0.01, 0.05];

/** Chance that a generated clip scores above a real one, ties half (Mann-Whitney); null without both kinds. */
export function auc(positives, negatives) {
  if (positives.length === 0 || negatives.length === 0) return null;
  const sorted = [...negatives].sort((a, b) => a - b);
  const sum = positives.reduce(
    (total, score) => total + (countBelow(sorted, score) + countBelow(sorted, score, true)) / 2,
    0,
  );
  return sum / (positives.length * negatives.length);
}

/** How many of the sorted values are below `limit` (or at it). */
function countBelow(sorted, limit, orEqual = false) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < limit || (orEqual && sorted[middle] === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Share of positives found at a threshold that at most `rate` of the negatives pass.
 * Null without positives, or with too few negatives to know: one false alarm must not be more than the rate.
 */
export function truePositiveRate(positives, negatives, rate) {
  if (positives.length === 0 || negatives.length * rate < 1) return null;
  const allowed = Math.floor(negatives.length * rate);
  const threshold = [...negatives].sort((a, b) => b - a)[allowed] ?? Number.NEGATIVE_INFINITY;
  return positives.filter((score) => score > threshold).length / positives.length;
}

/**
 * @param {{label: string, group: string, score: number | null, level: {low: string, balanced: string, high: string} | null}[]} clips
 *   `label` is `ai` or `real`
 */
export function measure(clips) {
  const of = (label) => clips.filter((clip) => clip.label === label);
  const [ai, real] = [of('ai'), of('real')];
  const negatives = scores(real);
  return {
    ...summary(clips, ai, real),
    groups: Object.fromEntries(
      [...new Set(clips.map(({ group }) => group))].sort().map((group) => {
        const own = clips.filter((clip) => clip.group === group);
        const fakes = own.filter(({ label }) => label === 'ai');
        return [
          group,
          {
            clips: own.length,
            scored: scores(own).length,
            auc: rounded(auc(scores(fakes), negatives)),
            flagged: flagged(own),
          },
        ];
      }),
    ),
  };
}

function summary(clips, ai, real) {
  const [positives, negatives] = [scores(ai), scores(real)];
  return {
    clips: clips.length,
    ai: ai.length,
    real: real.length,
    scored: positives.length + negatives.length,
    auc: rounded(auc(positives, negatives)),
    tpr: Object.fromEntries(
      FALSE_ALARM_RATES.map((rate) => [
        rate,
        rounded(truePositiveRate(positives, negatives, rate)),
      ]),
    ),
    flagged: { ai: flagged(ai), real: flagged(real) },
  };
}

const scores = (clips) => clips.map(({ score }) => score).filter((score) => score !== null);
const AI_LEVELS = ['ai', 'ai-edited', 'likely-ai'];

/** Share of clips that get a label at each sensitivity, whatever it rests on. */
function flagged(clips) {
  const share = (name) =>
    clips.length === 0
      ? null
      : rounded(
          clips.filter(({ level }) => AI_LEVELS.includes(level?.[name])).length / clips.length,
        );
  return { low: share('low'), balanced: share('balanced'), high: share('high') };
}

const rounded = (value) => (value === null ? null : Math.round(value * 1e4) / 1e4);
