import type { Frame } from '@/utils/media/frame.ts';
import type { Box } from './preprocess.ts';

const BLACK = 16;
const SHARE = 0.02;

/** Luma 0..255 of a pixel, in integers, so that Python and the browser agree to the bit. */
export function luma(data: Uint8ClampedArray, at: number): number {
  return (77 * (data[at] ?? 0) + 150 * (data[at + 1] ?? 0) + 29 * (data[at + 2] ?? 0)) >> 8;
}

/**
 * The picture inside near-black bars, over all frames of a window (which must share one size).
 * A line belongs to the picture where in any frame over 2 % of its pixels are brighter than near-black; two
 * more pixels go at each bar, because compression rings there. Unclear cases give the whole frame.
 */
export function pictureBox(frames: readonly Frame[]): Box {
  const { width, height } = frames[0] ?? { width: 0, height: 0 };
  const [rows, columns] = [new Uint8Array(height), new Uint8Array(width)];
  for (const frame of frames) mark(frame, rows, columns);
  const whole = { left: 0, top: 0, width, height };
  if (count(rows) < 0.3 * height || count(columns) < 0.3 * width) return whole;
  const [left, right] = trim(columns);
  const [top, bottom] = trim(rows);
  return { left, top, width: right - left, height: bottom - top };
}

/** Lines that are known to be of the picture are not looked at again: in most videos the first frame shows them all. */
function mark({ width, height, data }: Frame, rows: Uint8Array, columns: Uint8Array): void {
  for (let y = 0; y < height; y++)
    if (!rows[y] && isBright(data, y * width * 4, 4, width)) rows[y] = 1;
  for (let x = 0; x < width; x++)
    if (!columns[x] && isBright(data, x * 4, width * 4, height)) columns[x] = 1;
}

function isBright(data: Uint8ClampedArray, start: number, step: number, pixels: number): boolean {
  let left = SHARE * pixels;
  for (let at = start, seen = 0; seen < pixels; at += step, seen++)
    if (luma(data, at) > BLACK && --left < 0) return true;
  return false;
}

const count = (lines: Uint8Array) => lines.reduce((sum, bit) => sum + bit, 0);

function trim(lines: Uint8Array): [number, number] {
  const [first, last] = [lines.indexOf(1), lines.lastIndexOf(1) + 1];
  return [first > 1 ? first + 2 : 0, last < lines.length - 1 ? last - 2 : lines.length];
}
