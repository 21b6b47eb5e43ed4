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
  const { data } = frame;
  const out = new Float32Array(3 * width * height);
  const across = taps(box.left, box.width, width, frame.width);
  const down = taps(box.top, box.height, height, frame.height);
  const plane = width * height;
  for (let y = 0; y < height; y++) {
    const above = (down.low[y] as number) * frame.width;
    const below = (down.high[y] as number) * frame.width;
    const v = down.part[y] as number;
    for (let x = 0; x < width; x++) {
      const u = across.part[x] as number;
      const [left, right] = [across.low[x] as number, across.high[x] as number];
      let [a, b, c, d] = [above + left, above + right, below + left, below + right];
      [a, b, c, d] = [a * 4, b * 4, c * 4, d * 4];
      for (let at = y * width + x; at < out.length; at += plane) {
        const top = (data[a++] as number) * (1 - u) + (data[b++] as number) * u;
        const bottom = (data[c++] as number) * (1 - u) + (data[d++] as number) * u;
        out[at] = top * (1 - v) + bottom * v;
      }
    }
  }
  for (let channel = 0; channel < 3; channel++) {
    const factor = 1 / 255 / (deviation[channel] ?? 1);
    const offset = (mean[channel] ?? 0) / (deviation[channel] ?? 1);
    const end = (channel + 1) * plane;
    for (let i = channel * plane; i < end; i++) out[i] = (out[i] as number) * factor - offset;
  }
  return out;
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
