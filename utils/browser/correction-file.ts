import * as z from 'zod/mini';

export const SAYS = ['generated', 'edited', 'real', 'unsure'] as const;
export type Says = (typeof SAYS)[number];

/** Letters that a person may write about one video. */
export const MAX_WHY = 2_000;
export const MAX_AUTHOR = 500;
/** A file of ten thousand corrections has about 8 MB; far beyond that it is something else. */
export const MAX_BYTES = 16_000_000;
const MAX_CORRECTIONS = 10_000;
const VERSION = 1;

const text = (most: number) => z.string().check(z.maxLength(most));

const CorrectionShape = z.object({
  /** The media's name on its site (`cacheKey`), or `file <sha256>` for a file of the person's own. */
  media: text(9_000).check(z.minLength(1)),
  /** SHA-256 of the whole file, where it was at hand: the same file is known elsewhere by it. */
  sha256: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  says: z.enum(SAYS),
  why: text(MAX_WHY),
  /** What our label said when the person corrected it. */
  level: z.enum(['ai', 'ai-edited', 'likely-ai', 'captured', 'no-signs', 'unchecked']),
  at: z.iso.datetime(),
  /** For people: where the video was seen, or the file's name. */
  site: text(300),
  address: text(8_000),
  author: z.optional(text(MAX_AUTHOR)),
});

/** What a person said about one video. It stands beside our label, and is never evidence. */
export type Correction = z.infer<typeof CorrectionShape>;

const FileShape = z.object({
  format: z.literal('second-look-corrections'),
  version: z.literal(VERSION),
  extension: z.string(),
  corrections: z.array(CorrectionShape).check(z.maxLength(MAX_CORRECTIONS)),
});

/** The text of a file that another Second Look can read; `more` (the evidence report) is for people and skipped there. */
export function writeCorrections(
  corrections: readonly Correction[],
  extension: string,
  more: object = {},
): string {
  const file = { format: 'second-look-corrections', version: VERSION, extension, corrections };
  return JSON.stringify({ ...file, ...more }, null, 2);
}

/** Reads such a file. Anybody can write one: all of it fits the shape, or nothing is taken. */
export function readCorrections(content: string): readonly Correction[] | null {
  if (content.length > MAX_BYTES) return null;
  try {
    const read = FileShape.safeParse(JSON.parse(content));
    return read.success ? read.data.corrections : null;
  } catch {
    return null;
  }
}
