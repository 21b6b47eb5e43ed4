import * as z from 'zod/mini';
import type { Grey } from '@/utils/model/grey.ts';

/** Parts of the picture: a mark of words sits in the border, what stands in the middle is a caption. */
export const ZONES = [
  ...(['top-left', 'top', 'top-right', 'left', 'middle', 'right'] as const),
  ...(['bottom-left', 'bottom', 'bottom-right'] as const),
] as const;
export type Zone = (typeof ZONES)[number];

const Mark = z.object({
  /** Null for words that say AI and name nobody. */
  generator: z.nullable(z.string()),
  /**
   * What the mark says, folded (`foldMark`); the whole line unless `part`. `?` is one letter or none: small kana
   * are sometimes left out or taken for a sign that looks alike.
   */
  words: z.array(z.string().check(z.minLength(2))).check(z.minLength(1)),
  /** The words may be a part of a longer line. Only for words that mean nothing else. */
  part: z.optional(z.boolean()),
  /** For short words: how it is written, letter for letter. */
  spelled: z.optional(z.string()),
  where: z.array(z.enum(ZONES)).check(z.minLength(1)),
  /** Height of its line as shares of the picture's short side: least, most. */
  height: z.tuple([z.number(), z.number()]),
  /** The line ends within this share of the picture's width and height from its corner's two edges. */
  margin: z.optional(z.number()),
  /** `name`: with an "@name" below it, the mark counts fully; without, weakly. */
  beside: z.optional(z.literal('name')),
  /** So short that others may write it, too: counts weakly. */
  plain: z.optional(z.boolean()),
  /** `YYYY-MM` from which the mark is known. */
  since: z.string().check(z.regex(/^\d{4}-\d{2}$/)),
  /** Where the facts come from. */
  source: z.string().check(z.minLength(1)),
});
export type Mark = z.infer<typeof Mark>;

/** Least and most distance of a template's nearer edge from an edge of the picture. */
const Distance = z.tuple([z.number(), z.number()]);

/** A mark that is known by its picture: a small grey template and where to look for it. */
const PictureMark = z.object({
  /** Null for a picture that says AI and names nobody. */
  generator: z.nullable(z.string()),
  /** What it says in letters, where nobody is named. */
  says: z.optional(z.string()),
  /** A shape so plain that others may draw it, too. */
  plain: z.optional(z.boolean()),
  /** Short side, in pixels, of the picture that the template was cut from; all lengths below are in these pixels. */
  short: z.number(),
  width: z.number(),
  height: z.number(),
  /** Base64, one byte a pixel, row by row: what stands out from its surroundings (`highPass`). */
  pixels: z.string(),
  /** From one side, and from the top or the bottom; neither of these: any height. */
  places: z.array(
    z.object({
      side: z.enum(['left', 'right']),
      distance: Distance,
      top: z.optional(Distance),
      bottom: z.optional(Distance),
    }),
  ),
  /** Least correlation, in two parts of the window at one place. */
  least: z.number(),
  since: z.string().check(z.regex(/^\d{4}-\d{2}$/)),
  source: z.string().check(z.minLength(1)),
});
export interface PictureMark extends Omit<z.infer<typeof PictureMark>, 'pixels'> {
  readonly template: Grey;
}

const MarkList = z.object({ marks: z.array(Mark), pictures: z.array(PictureMark) });

export interface Marks {
  readonly words: readonly Mark[];
  readonly pictures: readonly PictureMark[];
}

/** Checks the list, folds its words and unpacks its pictures. @throws where `public/marks.json` is malformed */
export function parseMarks(json: unknown): Marks {
  const { marks, pictures } = MarkList.parse(json);
  return {
    words: marks.map((mark) => ({
      ...mark,
      words: mark.words.map((word) => word.split('?').map(foldMark).join('?')),
    })),
    pictures: pictures.map(({ pixels, ...rest }) => {
      const data = Float32Array.from(atob(pixels), (letter) => letter.charCodeAt(0));
      if (data.length !== rest.width * rest.height) throw new Error('A template lacks pixels');
      return { ...rest, template: { width: rest.width, height: rest.height, data } };
    }),
  };
}

/** What readers of small text mix up counts as the same: case, gaps, punctuation, accents, i = l = 1, o = 0. */
export function foldMark(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}|!]/gu, '')
    .replace(/[i1|!]/g, 'l')
    .replace(/0/g, 'o');
}
