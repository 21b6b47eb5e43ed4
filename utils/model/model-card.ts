import * as z from 'zod/mini';

const share = z.number().check(z.gte(0), z.lte(1));
const count = z.int().check(z.positive());
const interval = z.tuple([share, share]);
const figures = z.object({
  /** Clips in all, and how many of them are generated. */
  n: z.int().check(z.nonnegative()),
  ai: z.optional(z.int().check(z.nonnegative())),
  auc: share,
  'tpr@0.1%': share,
  'tpr@1%': share,
  'tpr@5%': share,
});
/** One generator, or one kind of ordinary video: `share` of its clips lies over the line that 5 % of ordinary clips reach. */
const group = z.object({ n: count, auc: share, share });

const schema = z.object({
  version: z.string().check(z.maxLength(40)),
  date: z.iso.date(),
  files: z
    .array(z.object({ sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)), bytes: count }))
    .check(z.minLength(1)),
  corpus: z.object({
    clips: count,
    generated: count,
    generators: count,
    repositories: count,
    real: z.record(z.string(), z.int().check(z.nonnegative())),
  }),
  strict: figures,
  interval90: z.object({
    auc: interval,
    'tpr@0.1%': interval,
    'tpr@1%': interval,
    'tpr@5%': interval,
  }),
  matched: figures,
  shortcuts: z.record(z.string(), figures),
  slices: z.record(z.string(), figures),
  generators: z.record(z.string(), group),
  reals: z.record(z.string(), group),
  declined: z.record(z.string(), share),
});

/** The detector's figures, as `training/card.py` writes them beside the weights. All shares are of 1. */
export type ModelCard = z.infer<typeof schema>;
export type Figures = z.infer<typeof figures>;

/** Null where the file is not such a card. */
export function parseModelCard(value: unknown): ModelCard | null {
  return schema.safeParse(value).data ?? null;
}

/** Parts of the test that people are told of, in this order: their names in the card, and ours. */
export const SLICES = [
  ['modern (2024 and later)', 'modern'],
  ['Sora 2', 'sora'],
  ['Sora 2, with its mark', 'sora_mark'],
  ['Sora 2, without its mark', 'sora_bare'],
  ['fakes without a mark', 'unmarked'],
  ['fakes: t2v', 't2v'],
  ['fakes: i2v', 'i2v'],
  ['fakes: v2v', 'v2v'],
  ['fakes: talking-head', 'talking'],
  ['fakes: other', 'other'],
  ['against filmed reals only', 'filmed'],
] as const;

/** What programs were told that did not look at the picture. */
export const SHORTCUTS = [
  ['metadata of the original', 'metadata'],
  ['size, crf, frame rate as seen', 'seen'],
  ['colour only, trees', 'colour'],
] as const;
