import * as z from 'zod/mini';
import type { Frame } from '@/utils/media/frame.ts';
import type { OrtSession } from './detector.ts';
import { decode, type Reading } from './ocr-decode.ts';
import { boxesOf, findSize, likeliest } from './ocr-find.ts';
import { scaleToPlanes } from './ocr-scale.ts';
import type { Box } from './preprocess.ts';
import { sha256 } from './sha256.ts';

const Model = z.object({ input: z.string(), output: z.string(), sha256: z.string() });
const Models = z.object({
  version: z.string(),
  find: Model,
  read: Model,
  /** Characters of classes 1, 2, …; class 0 is the blank. */
  alphabet: z.string(),
  /** How many of them, from the first on, the published reader has; the rest was added (training/marks). */
  old: z.number(),
});

/** Text in a part of a frame. */
export interface Found {
  readonly boxes: readonly Box[];
  /** Highest probability of text, 0..1, in the piece that was asked about: a hint where it is too faint or small for a box. */
  readonly likeliest: number;
}

/** Finds and reads text in frames; what the words mean is not its business. */
export interface TextReader {
  /**
   * Boxes around lines of text within a part of the frame, in pixels of the frame.
   * @param longSide size at which the part is looked at
   * @param piece of the part, in which `likeliest` is wanted
   */
  find(frame: Frame, part: Box, longSide: number, piece: Box): Promise<Found>;
  read(frame: Frame, box: Box): Promise<Reading>;
  dispose(): Promise<void>;
}

export interface TextReaderOptions {
  readonly findBytes: Uint8Array<ArrayBuffer>;
  readonly readBytes: Uint8Array<ArrayBuffer>;
  /** The parsed content of marks.json; checked here. */
  readonly about: unknown;
  createSession(bytes: Uint8Array<ArrayBuffer>): Promise<OrtSession>;
}

/** PP-OCR: ImageNet's mean and deviation for finding, -1..1 for reading, lines 48 pixels high. */
const MEAN = [0.485, 0.456, 0.406];
const DEVIATION = [0.229, 0.224, 0.225];
const HALF = [0.5, 0.5, 0.5];
const LINE_HEIGHT = 48;
const MAX_LINE_WIDTH = 640;

/**
 * Checks both models against their description and opens them.
 * @throws Error where the description is malformed or the weights are not the ones it was written for
 */
export async function loadTextReader(options: TextReaderOptions): Promise<TextReader> {
  const about = Models.parse(options.about);
  const alphabet = [...about.alphabet];
  await verify(options.findBytes, about.find.sha256);
  await verify(options.readBytes, about.read.sha256);
  const finder = await options.createSession(options.findBytes);
  const reader = await options.createSession(options.readBytes);
  return {
    async find(frame, part, longSide, piece) {
      const [width, height] = findSize(part.width, part.height, longSide);
      const data = scaleToPlanes(frame, part, width, height, MEAN, DEVIATION);
      const map = await run(finder, about.find, data, width, height);
      return {
        boxes: boxesOf(map, width, height, part),
        likeliest: likeliest(map, width, height, part, piece),
      };
    },
    async read(frame, box) {
      const width = lineWidth(box);
      const data = scaleToPlanes(frame, box, width, LINE_HEIGHT, HALF, HALF);
      return decode(await run(reader, about.read, data, width, LINE_HEIGHT), alphabet, about.old);
    },
    async dispose() {
      await finder.release?.();
      await reader.release?.();
    },
  };
}

const lineWidth = ({ width, height }: Box) =>
  Math.max(
    LINE_HEIGHT,
    Math.min(MAX_LINE_WIDTH, Math.ceil((width * LINE_HEIGHT) / height / 8) * 8),
  );

async function run(
  session: OrtSession,
  model: z.infer<typeof Model>,
  data: Float32Array,
  width: number,
  height: number,
): Promise<ArrayLike<number>> {
  const feed = { type: 'float32', data, dims: [1, 3, height, width], location: 'cpu' } as const;
  const answer = await session.run({ [model.input]: feed });
  const values = answer[model.output]?.data;
  if (!values) throw new Error('The model gave no answer');
  return values;
}

async function verify(bytes: Uint8Array<ArrayBuffer>, expected: string): Promise<void> {
  const hash = await sha256(bytes);
  if (hash !== expected)
    throw new Error(
      `Weights of the text reader do not match: sha256 ${hash}, expected ${expected}`,
    );
}
