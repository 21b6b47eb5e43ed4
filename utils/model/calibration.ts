import * as z from 'zod/mini';

const number = z.number();
const most = z.int().check(z.positive());
const share = z.number().check(z.gte(0), z.lte(1));

const file = z.object({ file: z.string(), sha256: z.string(), bytes: number });

/** `public/models/detector.json`, written by training/build.py. Scores in the table are raw log-odds. */
export const Calibration = z.object({
  version: z.string(),
  /** The net for the processor, the same for a graphics card, and the weights that both are made of. */
  files: z.object({ graph: file, card: file, weights: file }),
  input: z.object({ name: z.string(), size: z.number().check(z.gte(32), z.lte(512)) }),
  output: z.string(),
  /** All are looked at where a person asks. */
  views: z
    .array(z.object({ frame: number, zoom: share, x: share, y: share }))
    .check(z.minLength(4)),
  /**
   * In a feed, a score is final under `below` after so many `views`: more would hardly ever lift it to a label
   * (training/calibrate.py). Where it is not, so many are looked at as `doubtful` says.
   */
  settled: z
    .object({ views: most, below: number, doubtful: most })
    .check(z.refine(({ views, doubtful }) => views <= doubtful, 'doubt must not look away')),
  /** What the net answers to the pictures that `browser/gpu-session.ts` draws, by float32 in Python. */
  drawn: z.array(z.array(number).check(z.length(2))).check(z.minLength(1)),
  windowCap: z.number().check(z.positive()),
  platt: z.object({ slope: z.number().check(z.positive()), intercept: number }),
  falseAlarms: z
    .array(z.object({ score: number, rate: z.number().check(z.positive(), z.lte(1)) }))
    .check(z.minLength(2), z.refine(monotone, 'scores must rise and rates must not')),
  thresholds: z.object({ low: share, balanced: share, high: share }),
  gate: z.object({
    minShortSide: number,
    minLuma: number,
    minDetail: number,
    maxGraphic: number,
  }),
});
export type Calibration = z.infer<typeof Calibration>;

function monotone(table: readonly { score: number; rate: number }[]): boolean {
  return table.every((row, i) => {
    const next = table[i + 1];
    return !next || (next.score > row.score && next.rate <= row.rate);
  });
}

/** Platt scaling: raw log-odds to a probability (Platt 1999), fitted on held-out folds. */
export function probability(score: number, { platt }: Pick<Calibration, 'platt'>): number {
  return 1 / (1 + Math.exp(-(platt.slope * score + platt.intercept)));
}

/**
 * Share of ordinary videos that score at least this high, from held-out folds.
 * Between rows the logarithm of the rate is interpolated; beyond the ends the end's rate stands, so the answer
 * is never 0: nobody has measured that.
 */
export function falseAlarmRate(
  score: number,
  { falseAlarms }: Pick<Calibration, 'falseAlarms'>,
): number {
  const above = falseAlarms.findIndex((row) => row.score >= score);
  const high = falseAlarms[above === -1 ? falseAlarms.length - 1 : above];
  const low = falseAlarms[above - 1];
  if (!high) return 1;
  if (!low || above === -1) return high.rate;
  const part = (score - low.score) / (high.score - low.score);
  return Math.exp(Math.log(low.rate) * (1 - part) + Math.log(high.rate) * part);
}
