import type { Frame } from '@/utils/media/frame.ts';
import { luma } from '@/utils/model/picture-box.ts';
import type { Box } from '@/utils/model/preprocess.ts';
import type { TextReader } from '@/utils/model/text-reader.ts';
import { type Line, zoneOf } from './match-mark.ts';

/**
 * Long side at which text is looked for, and the pixels that are enough: those of a picture of 16 : 10. Smaller loses marks, larger
 * costs more than it finds (docs/marks.md).
 */
const LOOK = { longSide: 640, pixels: 640 * 400 } as const;
/** The bottom right corner, as shares of the short side, and how much it is enlarged. */
const CORNER = { width: 0.5, height: 0.25, scale: 1.5 } as const;
/** Where the net is surer than this that no pixel of the corner is text, a larger look costs more than it finds (docs/marks.md). */
const HINT = 1e-6;
/** Lines that are read in a window: mostly the border's. */
const MAX_LINES = 7;
const MAX_MIDDLE = 3;
const KEPT_MIDDLE = 2;
/** Heights of lines that a mark can have, as shares of the picture's short side (public/marks.json: 0.015 to 0.2). */
const HEIGHT = { least: 0.015, most: 0.2 } as const;
/** What is brighter than this in a black bar may be text. */
const LETTER = 64;
/** Bars that take less than the rest of the frame are looked at with the picture. */
const WORTH_CUTTING = 0.75;
/** How much of the bars is looked at with the picture, as a share of its short side. */
const EDGE = 0.03;

/** Where lines of text are that are worth reading, the likeliest marks first. `picture`: the frame without its bars. */
export async function textBoxes(frame: Frame, picture: Box, reader: TextReader): Promise<Box[]> {
  return worthReading(await findText(frame, picture, reader), picture);
}

/**
 * The whole picture at a small size, and the corner that most generators sign in at its own, half again as large:
 * their letters are the smallest, and where it hints at text without a box. Bars are looked at where something is written on them.
 */
async function findText(frame: Frame, picture: Box, reader: TextReader): Promise<Box[]> {
  const whole = { left: 0, top: 0, width: frame.width, height: frame.height };
  const inside = grown(picture, frame);
  const isSmall = inside.width * inside.height < WORTH_CUTTING * frame.width * frame.height;
  const part = isSmall && isDark(frame, inside) ? inside : whole;
  const short = Math.min(picture.width, picture.height);
  const width = Math.round(short * CORNER.width);
  const height = Math.round(short * CORNER.height);
  const corner = {
    left: picture.left + picture.width - width,
    top: picture.top + picture.height - height,
    width,
    height,
  };
  const { boxes, likeliest } = await reader.find(frame, part, lookSide(part), corner);
  if (likeliest < HINT || boxes.some((box) => overlaps(box, corner))) return [...boxes];
  const closer = await reader.find(frame, corner, Math.round(width * CORNER.scale), corner);
  return [...boxes, ...closer.boxes];
}

function lookSide({ width, height }: Box): number {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  return Math.min(LOOK.longSide, Math.round(Math.sqrt((LOOK.pixels * long) / short)));
}

/** The picture and some of its bars: letters at its edge need room, and codecs blur the edge itself. */
function grown({ left, top, width, height }: Box, frame: Frame): Box {
  const edge = Math.round(Math.min(width, height) * EDGE);
  const [x, y] = [Math.max(0, left - edge), Math.max(0, top - edge)];
  const right = Math.min(frame.width, left + width + edge);
  const bottom = Math.min(frame.height, top + height + edge);
  return { left: x, top: y, width: right - x, height: bottom - y };
}

/** Whether nothing outside this part could be a letter. */
function isDark({ width, height, data }: Frame, part: Box): boolean {
  const [right, bottom] = [part.left + part.width, part.top + part.height];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (x === part.left && y >= part.top && y < bottom) x = right;
      if (x < width && luma(data, (y * width + x) * 4) > LETTER) return false;
    }
  return true;
}

const overlaps = (a: Box, b: Box) =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

/**
 * Lying lines of a height that marks have. Those of the border, the nearest to a corner first; some room is kept for the
 * largest of the middle, so that a busy border does not hide the author's words.
 */
function worthReading(boxes: readonly Box[], picture: Box): Box[] {
  const lying = boxes.filter((box) => {
    const { tall } = placed(box, picture);
    return box.width > box.height * 1.1 && tall >= HEIGHT.least && tall <= HEIGHT.most;
  });
  const middle = lying.filter((box) => zoneOf(placed(box, picture)) === 'middle');
  const border = lying.filter((box) => !middle.includes(box));
  border.sort((a, b) => fromCorner(placed(a, picture)) - fromCorner(placed(b, picture)));
  middle.sort((a, b) => b.width * b.height - a.width * a.height);
  const kept = Math.min(KEPT_MIDDLE, middle.length);
  const chosen = border.slice(0, MAX_LINES - kept);
  return [...chosen, ...middle.slice(0, Math.min(MAX_MIDDLE, MAX_LINES - chosen.length))];
}

function fromCorner({ left, top, width, height }: Pick<Line, 'left' | 'top' | 'width' | 'height'>) {
  const x = left + width / 2;
  const y = top + height / 2;
  return Math.min(x, 1 - x) + Math.min(y, 1 - y);
}

/** A box of the frame as shares of the picture inside its bars. */
export function placed(box: Box, picture: Box) {
  return {
    left: (box.left - picture.left) / picture.width,
    top: (box.top - picture.top) / picture.height,
    width: box.width / picture.width,
    height: box.height / picture.height,
    tall: box.height / Math.min(picture.width, picture.height),
    wide: box.width / Math.min(picture.width, picture.height),
  };
}
