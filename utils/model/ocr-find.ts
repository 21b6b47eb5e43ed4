import type { Box } from './preprocess.ts';

/** Probability of text in a pixel from which it counts, and the mean that an area must reach. */
const PIXEL = 0.3;
const AREA = 0.5;
const LEAST_HEIGHT = 3;
const LEAST_PIXELS = 12;
const MAX_BOXES = 40;

/** The net wants sides that are multiples of this. */
const STEP = 32;

/** Size at which a picture goes into the net: its long side about `longSide`, enlarged at most twice. */
export function findSize(width: number, height: number, longSide: number): [number, number] {
  const scale = Math.min(2, longSide / Math.max(width, height));
  const side = (length: number) => Math.max(STEP, Math.round((length * scale) / STEP) * STEP);
  return [side(width), side(height)];
}

/**
 * Boxes around the lines of text in a map of probabilities, in the pixels of the frame that `part` is a part of.
 * The net marks the core of a line, so every box grows by about half its height (DBNet's unclipping).
 */
export function boxesOf(map: ArrayLike<number>, width: number, height: number, part: Box): Box[] {
  const seen = new Uint8Array(width * height);
  const boxes: Box[] = [];
  for (let start = 0; start < width * height && boxes.length < MAX_BOXES; start++) {
    if (seen[start] || (map[start] ?? 0) < PIXEL) continue;
    const area = fill(map, width, height, start, seen);
    const tall = area.bottom - area.top + 1;
    if (area.pixels < LEAST_PIXELS || tall < LEAST_HEIGHT || area.sum / area.pixels < AREA)
      continue;
    const grow = tall * 0.45 + 1;
    const x = (value: number) => part.left + Math.round((clamp(value, width) / width) * part.width);
    const y = (value: number) =>
      part.top + Math.round((clamp(value, height) / height) * part.height);
    const [left, top] = [x(area.left - grow), y(area.top - grow)];
    boxes.push({
      left,
      top,
      width: x(area.right + 1 + grow) - left,
      height: y(area.bottom + 1 + grow) - top,
    });
  }
  return boxes;
}

/** Highest probability of text within `piece` of the frame, in a map of `part` of it. */
export function likeliest(
  map: ArrayLike<number>,
  width: number,
  height: number,
  part: Box,
  piece: Box,
): number {
  const x = (value: number) => clamp(Math.floor(((value - part.left) / part.width) * width), width);
  const y = (value: number) =>
    clamp(Math.floor(((value - part.top) / part.height) * height), height);
  const [left, right] = [x(piece.left), x(piece.left + piece.width)];
  let most = 0;
  for (let row = y(piece.top); row < y(piece.top + piece.height); row++)
    for (let i = row * width + left; i < row * width + right; i++)
      most = Math.max(most, map[i] ?? 0);
  return most;
}

const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value));

/** One connected area (four neighbours) from `start` on; marks it as seen. */
function fill(
  map: ArrayLike<number>,
  width: number,
  height: number,
  start: number,
  seen: Uint8Array,
) {
  const area = { left: width, right: 0, top: height, bottom: 0, pixels: 0, sum: 0 };
  const open = [start];
  seen[start] = 1;
  const visit = (index: number) => {
    if (seen[index] || (map[index] ?? 0) < PIXEL) return;
    seen[index] = 1;
    open.push(index);
  };
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const x = at % width;
    const y = (at - x) / width;
    area.left = Math.min(area.left, x);
    area.right = Math.max(area.right, x);
    area.top = Math.min(area.top, y);
    area.bottom = Math.max(area.bottom, y);
    area.pixels++;
    area.sum += map[at] ?? 0;
    if (x > 0) visit(at - 1);
    if (x < width - 1) visit(at + 1);
    if (y > 0) visit(at - width);
    if (y < height - 1) visit(at + width);
  }
  return area;
}
