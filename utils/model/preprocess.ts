import type { Frame } from '@/utils/media/frame.ts';

/** Where a view lies: `frame` of the window (0..7), `zoom` 0 = native crop, 1 = whole short side, x and y in 0..1. */
export interface View {
  readonly frame: number;
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The square that a view cuts out of a picture of this size, in pixels; the same rounding as training/views.py. */
export function square(width: number, height: number, view: View, size: number) {
  const short = Math.min(width, height);
  const native = Math.min(size, short);
  const side = Math.round(native * (short / native) ** view.zoom);
  const left = Math.round((width - side) * view.x);
  return { left, top: Math.round((height - side) * view.y), side };
}

/** Which of a window's frames a view means, when the window has more or fewer than eight. */
export function frameIndex(view: View, count: number): number {
  return Math.round((view.frame * (count - 1)) / 7);
}

/**
 * Cuts and scales one view.
 * @returns planar RGB in 0..1, 3 * size * size values; areas are averaged going down, bilinear going up
 */
export function cut(frame: Frame, box: Box, view: View, size: number): Float32Array {
  const { left, top, side } = square(box.width, box.height, view, size);
  const taps = side >= size ? areaTaps(side, size) : linearTaps(side, size);
  const rows = new Float32Array(3 * size * side);
  const out = new Float32Array(3 * size * size);
  const plane = size * size;
  for (let y = 0; y < side; y++) {
    const start = ((box.top + top + y) * frame.width + box.left + left) * 4;
    for (let x = 0; x < size; x++) squeeze(frame.data, start, 4, taps[x], rows, (y * size + x) * 3);
  }
  const sum = new Float32Array(3);
  for (let x = 0; x < size; x++) {
    for (let y = 0; y < size; y++) {
      squeeze(rows, x * 3, size * 3, taps[y], sum, 0);
      for (let c = 0; c < 3; c++) out[c * plane + y * size + x] = (sum[c] ?? 0) / 255;
    }
  }
  return out;
}

interface Taps {
  readonly first: number;
  readonly weights: readonly number[];
}

/** Weighted sum of three interleaved channels along one axis. */
function squeeze(
  from: ArrayLike<number>,
  start: number,
  stride: number,
  taps: Taps | undefined,
  to: Float32Array,
  at: number,
): void {
  let [red, green, blue] = [0, 0, 0];
  let index = start + (taps?.first ?? 0) * stride;
  for (const weight of taps?.weights ?? []) {
    red += weight * (from[index] ?? 0);
    green += weight * (from[index + 1] ?? 0);
    blue += weight * (from[index + 2] ?? 0);
    index += stride;
  }
  to[at] = red;
  to[at + 1] = green;
  to[at + 2] = blue;
}

/** Box filter: each output pixel is the average of the input span that it covers. */
function areaTaps(side: number, size: number): Taps[] {
  const scale = side / size;
  return Array.from({ length: size }, (_, i) => {
    const [from, to] = [i * scale, (i + 1) * scale];
    const first = Math.floor(from + 1e-6);
    const last = Math.min(side, Math.ceil(to - 1e-6));
    const weights = Array.from(
      { length: last - first },
      (_, k) => (Math.min(to, first + k + 1) - Math.max(from, first + k)) / scale,
    );
    return { first, weights };
  });
}

/** Bilinear with half-pixel centres, clamped at the edges. */
function linearTaps(side: number, size: number): Taps[] {
  return Array.from({ length: size }, (_, i) => {
    const centre = Math.max(0, Math.min(side - 1, ((i + 0.5) * side) / size - 0.5));
    const first = Math.min(Math.floor(centre), Math.max(0, side - 2));
    const weight = centre - first;
    return { first, weights: side > 1 ? [1 - weight, weight] : [1] };
  });
}
