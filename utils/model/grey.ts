import type { Frame } from '@/utils/media/frame.ts';
import { fourOf } from './mean-frame.ts';
import { taps } from './ocr-scale.ts';
import type { Box } from './preprocess.ts';

/** One channel, row by row. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** The mean of up to four frames of one size, in grey: what stands still stays, what moves behind it fades. */
export function meanGrey(frames: readonly [Frame, ...Frame[]]): Grey {
  const [{ width, height }] = frames;
  const [a, b, c, d] = fourOf(frames);
  const data = new Float32Array(width * height);
  for (let i = 0; i < data.length; i++) {
    const p = a[i] as number;
    const q = b[i] as number;
    const r = c[i] as number;
    const s = d[i] as number;
    const redAndBlue =
      (p & RED_AND_BLUE) + (q & RED_AND_BLUE) + (r & RED_AND_BLUE) + (s & RED_AND_BLUE);
    const green = ((p >>> 8) & 255) + ((q >>> 8) & 255) + ((r >>> 8) & 255) + ((s >>> 8) & 255);
    // As `luma` weighs the colours.
    data[i] = (77 * (redAndBlue & 0xffff) + 150 * green + 29 * (redAndBlue >>> 16)) / 1024;
  }
  return { width, height, data };
}

const RED_AND_BLUE = 0xff00ff;

/** Size of a part of a picture when its short side is `short`, and the factor that leads there. */
export function sizeAt(part: Box, short: number) {
  const scale = short / Math.min(part.width, part.height);
  return {
    scale,
    width: Math.max(1, Math.round(part.width * scale)),
    height: Math.max(1, Math.round(part.height * scale)),
  };
}

/**
 * Part of a picture, scaled so that its short side is `short`; bilinear, as in training/marks/make_templates.py.
 * @param window the piece of the scaled part that is wanted
 */
export function scaleGrey(picture: Grey, part: Box, short: number, window: Box): Grey {
  const size = sizeAt(part, short);
  const across = taps(part.left, part.width, size.width, picture.width);
  const down = taps(part.top, part.height, size.height, picture.height);
  const data = new Float32Array(window.width * window.height);
  for (let y = 0; y < window.height; y++) {
    const above = (down.low[window.top + y] as number) * picture.width;
    const below = (down.high[window.top + y] as number) * picture.width;
    const v = down.part[window.top + y] as number;
    for (let x = 0; x < window.width; x++) {
      const left = across.low[window.left + x] as number;
      const right = across.high[window.left + x] as number;
      const u = across.part[window.left + x] as number;
      const at = (index: number) => picture.data[index] as number;
      const top = at(above + left) * (1 - u) + at(above + right) * u;
      const bottom = at(below + left) * (1 - u) + at(below + right) * u;
      data[y * window.width + x] = top * (1 - v) + bottom * v;
    }
  }
  return { width: window.width, height: window.height, data };
}

/** How far the surroundings reach that `highPass` takes away, in pixels. */
export const SURROUNDINGS = 6;

/**
 * What stands out from its surroundings: every value less the mean of the square around it, edges repeated. Light and
 * slow changes behind a mark go, its letters stay.
 */
export function highPass(picture: Grey): Grey {
  const { width, height, data } = picture;
  const mean = blurRows(blurRows(data, width, height), height, width);
  return { width, height, data: data.map((value, i) => value - (mean[i] as number)) };
}

/** Running mean along the rows; the answer is turned on its side, so that a second pass does the columns and turns it back. */
function blurRows(data: Float32Array, width: number, height: number): Float32Array {
  const out = new Float32Array(data.length);
  const count = 2 * SURROUNDINGS + 1;
  const line = new Float32Array(width + count);
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * width, (y + 1) * width);
    line.fill(row[0] as number, 0, SURROUNDINGS);
    line.set(row, SURROUNDINGS);
    line.fill(row[width - 1] as number, SURROUNDINGS + width);
    let sum = 0;
    for (let x = 0; x < count; x++) sum += line[x] as number;
    for (let x = 0; x < width; x++) {
      out[x * height + y] = sum / count;
      sum += (line[x + count] as number) - (line[x] as number);
    }
  }
  return out;
}
