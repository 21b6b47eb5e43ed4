import type { Frame } from '@/utils/media/frame.ts';
import { meanFrame } from '@/utils/model/mean-frame.ts';
import { pictureBox } from '@/utils/model/picture-box.ts';
import type { Box } from '@/utils/model/preprocess.ts';
import type { TextReader } from '@/utils/model/text-reader.ts';
import { declaredInWords } from './caption.ts';
import type { Marks, Zone } from './mark-list.ts';
import { type Line, matchMarks, says, zoneOf } from './match-mark.ts';

export interface MarkTools {
  readonly reader: TextReader;
  readonly marks: Marks;
}

/** One mark, or words that say AI, as one window of frames shows it. */
export interface Sighting {
  /** Null for words that name nobody. */
  readonly generator: string | null;
  /** In the border the words are a mark; in the middle, or as a sentence, the author is speaking. */
  readonly spoken: boolean;
  /** '' for a mark that was known by its picture. */
  readonly text: string;
  readonly zone: Zone;
  /** Left, top, width, height as shares of the whole frame. */
  readonly box: readonly [number, number, number, number];
  /** Media times, in seconds, of the frames in which it was read. */
  readonly frames: readonly number[];
  readonly sure: boolean;
}

/** Long side at which text is looked for: smaller loses marks, larger costs more than it finds (docs/marks.md). */
const LONG_SIDE = 640;
/** The bottom right corner, as shares of the short side, and how much it is enlarged. */
const CORNER = { width: 0.5, height: 0.25, scale: 1.5 } as const;
/** Lines that are read in a window: mostly the border's. */
const MAX_LINES = 7;
const MAX_MIDDLE = 3;
const KEPT_MIDDLE = 2;
/** Heights of lines that a mark can have, as shares of the picture's short side (public/marks.json: 0.015 to 0.2). */
const HEIGHT = { least: 0.015, most: 0.2 } as const;
const NEEDED_FRAMES = 2;
const LEAST_SENTENCE = 0.8;

/**
 * Reads one window of frames of one size: text is looked for in their mean, where what stands still is sharp, and a
 * hit is read again in single frames until two agree.
 */
export async function readMarks(
  window: readonly Frame[],
  { reader, marks }: MarkTools,
  signal: AbortSignal,
): Promise<Sighting[]> {
  const frames = spread(window);
  const [first, ...rest] = frames;
  if (!first) return [];
  const mean = meanFrame([first, ...rest]);
  const picture = pictureBox([mean]);
  const lines = new Map<Line, Box>();
  for (const box of worthReading(await findText(mean, picture, reader), picture)) {
    signal.throwIfAborted();
    const reading = await reader.read(mean, box);
    if (reading.text) lines.set({ ...reading, ...placed(box, picture) }, box);
  }

  const sightings: Sighting[] = [];
  const add = async (
    line: Line,
    about: Pick<Sighting, 'generator' | 'spoken' | 'sure'>,
    same: (text: string) => boolean,
  ) => {
    const box = lines.get(line);
    if (!box) return;
    const seen = await framesWith(box, same);
    const share: Sighting['box'] = [
      round(box.left / mean.width),
      round(box.top / mean.height),
      round(box.width / mean.width),
      round(box.height / mean.height),
    ];
    sightings.push({ ...about, text: line.text, zone: zoneOf(line), box: share, frames: seen });
  };
  const framesWith = async (box: Box, same: (text: string) => boolean) => {
    const seen: number[] = [];
    for (const frame of frames) {
      if (seen.length >= NEEDED_FRAMES) break;
      signal.throwIfAborted();
      if (same((await reader.read(frame, box)).text)) seen.push(frame.timeS);
    }
    return seen;
  };

  const matched = new Set<Line>();
  for (const { mark, line, zone, sure } of matchMarks([...lines.keys()], marks.words)) {
    matched.add(line);
    const { generator } = mark;
    const spoken = !generator && zone === 'middle';
    await add(line, { generator, spoken, sure }, (text) => says(text, mark));
  }
  for (const line of lines.keys()) {
    if (matched.has(line) || line.confidence < LEAST_SENTENCE || !declaredInWords(line.text))
      continue;
    const about = { generator: null, spoken: true, sure: true };
    await add(line, about, (text) => declaredInWords(text) !== null);
  }
  return sightings;
}

/**
 * The whole picture at a small size, and the corner that most generators sign in at its own, half again as large:
 * their letters are the smallest.
 */
async function findText(frame: Frame, picture: Box, reader: TextReader): Promise<Box[]> {
  const whole = { left: 0, top: 0, width: frame.width, height: frame.height };
  const found = await reader.find(frame, whole, LONG_SIDE);
  const short = Math.min(picture.width, picture.height);
  const width = Math.round(short * CORNER.width);
  const height = Math.round(short * CORNER.height);
  const corner = {
    left: picture.left + picture.width - width,
    top: picture.top + picture.height - height,
    width,
    height,
  };
  if (found.some((box) => overlaps(box, corner))) return [...found];
  return [...found, ...(await reader.find(frame, corner, Math.round(width * CORNER.scale)))];
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
function placed(box: Box, picture: Box) {
  return {
    left: (box.left - picture.left) / picture.width,
    top: (box.top - picture.top) / picture.height,
    width: box.width / picture.width,
    height: box.height / picture.height,
    tall: box.height / Math.min(picture.width, picture.height),
    wide: box.width / Math.min(picture.width, picture.height),
  };
}

/** First, last and two frames between: a mark that jumps or fades is in some of them. */
function spread(frames: readonly Frame[]): Frame[] {
  const last = frames.length - 1;
  const places = [0, last, Math.round(last / 3), Math.round((last * 2) / 3)];
  return [...new Set(places)].flatMap((place) => frames[place] ?? []);
}

const round = (value: number) => Math.round(value * 1000) / 1000;
