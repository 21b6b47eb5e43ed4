import type { Frame } from '@/utils/media/frame.ts';
import { meanFrame } from '@/utils/model/mean-frame.ts';
import { mirrored } from '@/utils/model/mirror.ts';
import type { Reading } from '@/utils/model/ocr-decode.ts';
import { pictureBox } from '@/utils/model/picture-box.ts';
import type { Box } from '@/utils/model/preprocess.ts';
import type { TextReader } from '@/utils/model/text-reader.ts';
import { declaredInWords } from './caption.ts';
import type { Marks, Zone } from './mark-list.ts';
import { type Line, matchMarks, says, zoneOf } from './match-mark.ts';
import { placed, textBoxes } from './text-boxes.ts';

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

const NEEDED_FRAMES = 2;
const LEAST_SENTENCE = 0.8;
/** Lines of the border that are read again in the mirror where the picture names nobody, and what makes them doubtful. */
const DOUBTFUL = { most: 2, confidence: 0.9, letters: 4 } as const;

/** One way of looking at a window: as it is, or in the mirror. */
interface Look {
  readonly frames: readonly Frame[];
  readonly mean: Frame;
  readonly picture: Box;
  readonly isMirrored: boolean;
  read(frame: Frame, box: Box): Promise<Reading>;
}

/**
 * Reads one window of frames of one size: text is looked for in their mean, where what stands still is sharp, and a
 * hit is read again in single frames until two agree. Where nothing is found, doubtful lines are read in the mirror.
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
  const read: Look['read'] = (frame, box) => {
    signal.throwIfAborted();
    return reader.read(frame, box);
  };
  const plain = { frames, mean, picture, isMirrored: false, read };
  const lines = await readLines(plain, await textBoxes(mean, picture, reader));
  const found = await sightingsIn(plain, lines, marks);
  if (found.length > 0) return found;
  const flipped: Look = {
    ...{ frames, mean, picture, isMirrored: true },
    read: (frame, box) => read(mirrored(frame, box), { ...box, left: 0, top: 0 }),
  };
  const doubtful = [...lines].filter(([line]) => isDoubtful(line)).slice(0, DOUBTFUL.most);
  const again = await readLines(
    flipped,
    doubtful.map(([, box]) => box),
  );
  // "IA" in the mirror is "AI": two letters name nobody there.
  const words = marks.words.filter(({ plain }) => !plain);
  return sightingsIn(flipped, again, { ...marks, words });
}

/** What stands in these boxes, and in the mirror where it would stand. */
async function readLines(look: Look, boxes: readonly Box[]): Promise<Map<Line, Box>> {
  const lines = new Map<Line, Box>();
  for (const box of boxes) {
    const place = placed(box, look.picture);
    const left = look.isMirrored ? 1 - place.left - place.width : place.left;
    lines.set({ ...(await look.read(look.mean, box)), ...place, left }, box);
  }
  return lines;
}

const isDoubtful = ({ text, confidence, ...place }: Line) =>
  zoneOf(place) !== 'middle' &&
  (confidence < DOUBTFUL.confidence || text.length <= DOUBTFUL.letters);

interface Claim {
  readonly line: Line;
  readonly about: Pick<Sighting, 'generator' | 'spoken' | 'sure'>;
  says(text: string): boolean;
}

/** Marks, and of the other lines those that are sentences about AI. */
function claimsIn(lines: readonly Line[], marks: Marks): Claim[] {
  const matches = matchMarks(lines, marks.words);
  const named = matches.map(({ mark, line, zone, sure }) => {
    const { generator } = mark;
    const about = { generator, spoken: !generator && zone === 'middle', sure };
    return { line, about, says: (text: string) => says(text, mark) };
  });
  const sentences = lines.filter(
    (line) =>
      !matches.some((match) => match.line === line) &&
      line.confidence >= LEAST_SENTENCE &&
      declaredInWords(line.text),
  );
  const about = { generator: null, spoken: true, sure: true };
  const spoken = sentences.map((line) => ({
    ...{ line, about },
    says: (text: string) => declaredInWords(text) !== null,
  }));
  return [...named, ...spoken];
}

/** Claims with the single frames in which they are read as well. */
async function sightingsIn(look: Look, lines: ReadonlyMap<Line, Box>, marks: Marks) {
  const { mean, picture, frames } = look;
  const sightings: Sighting[] = [];
  for (const { line, about, says } of claimsIn([...lines.keys()], marks)) {
    const box = lines.get(line);
    if (!box) continue;
    const seen: number[] = [];
    for (const frame of frames) {
      if (seen.length >= NEEDED_FRAMES) break;
      if (says((await look.read(frame, box)).text)) seen.push(frame.timeS);
    }
    const share: Sighting['box'] = [
      round(box.left / mean.width),
      round(box.top / mean.height),
      round(box.width / mean.width),
      round(box.height / mean.height),
    ];
    const zone = zoneOf(placed(box, picture));
    sightings.push({ ...about, text: line.text, zone, box: share, frames: seen });
  }
  return sightings;
}

/** First, last and two frames between: a mark that jumps or fades is in some of them. */
function spread(frames: readonly Frame[]): Frame[] {
  const last = frames.length - 1;
  const places = [0, last, Math.round(last / 3), Math.round((last * 2) / 3)];
  return [...new Set(places)].flatMap((place) => frames[place] ?? []);
}

const round = (value: number) => Math.round(value * 1000) / 1000;
