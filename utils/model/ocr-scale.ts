import type { Frame } from '@/utils/media/frame.ts';
import type { Box } from './preprocess.ts';

/**
 * A part of a frame at another size, bilinear with half-pixel centres, as the text models were trained.
 * @returns planar RGB, `3 * width * height` values of `(value / 255 - mean) / deviation`
 */
export function scaleToPlanes(
  frame: Frame,
  box: Box,
  width: number,
  height: number,
  mean: readonly number[],
  deviation: readonly number[],
): Float32Array {
  const out = new Float32Array(3 * width * height);
  const across = taps(box.left, box.width, width, frame.width);
  const down = taps(box.top, box.height, height, frame.height);
  // Neighbouring rows share the lines between them.
  const [lines, lineAt] = [
    [new Float64Array(3 * width), new Float64Array(3 * width)],
    [-1, -1],
  ];
  const lineOf = (row: number) => {
    const line = lines[row & 1] as Float64Array;
    if (lineAt[row & 1] !== row) squeeze(frame, row, across, line);
    lineAt[row & 1] = row;
    return line;
  };
  for (let y = 0; y < height; y++) {
    const above = lineOf(down.low[y] as number);
    const below = lineOf(down.high[y] as number);
    const v = down.part[y] as number;
    for (let channel = 0; channel < 3; channel++) {
      const factor = 1 / 255 / (deviation[channel] ?? 1);
      const offset = (mean[channel] ?? 0) / (deviation[channel] ?? 1);
      const [from, to] = [channel * width, (channel * height + y) * width];
      for (let x = 0; x < width; x++) {
        const value = (above[from + x] as number) * (1 - v) + (below[from + x] as number) * v;
        out[to + x] = Math.fround(value) * factor - offset;
      }
    }
  }
  return out;
}

/** One line of a frame at another width: red, then green, then blue. */
function squeeze(
  { data, width }: Frame,
  row: number,
  { low, high, part }: ReturnType<typeof taps>,
  line: Float64Array,
): void {
  const count = low.length;
  for (let x = 0; x < count; x++) {
    const u = part[x] as number;
    let a = (row * width + (low[x] as number)) * 4;
    let b = (row * width + (high[x] as number)) * 4;
    for (let at = x; at < line.length; at += count)
      line[at] = (data[a++] as number) * (1 - u) + (data[b++] as number) * u;
  }
}

/** For each output pixel: its two neighbours along one axis, and how far it lies towards the second. */
export function taps(start: number, length: number, count: number, limit: number) {
  const low = new Int32Array(count);
  const high = new Int32Array(count);
  const part = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const centre = Math.max(0, Math.min(length - 1, ((i + 0.5) * length) / count - 0.5));
    low[i] = Math.min(limit - 1, start + Math.floor(centre));
    high[i] = Math.min(limit - 1, start + Math.min(length - 1, Math.floor(centre) + 1));
    part[i] = centre - Math.floor(centre);
  }
  return { low, high, part };
}
