/** Where one channel of a picture lies: its value at (x, y) is `data[start + y * row + x * step]`. */
export interface Channel {
  readonly data: Uint8ClampedArray;
  readonly start: number;
  readonly row: number;
  readonly step: number;
}

/** For each value along one axis: the first input value that counts, and its weights from `at[i]` to `at[i + 1]`. */
interface Taps {
  readonly first: Int32Array;
  readonly at: Int32Array;
  readonly weights: Float32Array;
}

/**
 * A square of one channel at another size, row by row into `out`, times `factor`: areas are averaged going down, bilinear
 * with half-pixel centres going up. The same sums as cv2's INTER_AREA and INTER_LINEAR (training/views.py).
 */
export function resample(
  { data, start, row, step }: Channel,
  side: number,
  size: number,
  factor: number,
  out: Float32Array,
): void {
  const taps = tapsOf(side, size);
  const line = new Float32Array(size);
  let lineAt = -1;
  for (let y = 0; y < size; y++) {
    const sum = out.subarray(y * size, (y + 1) * size).fill(0);
    const first = (taps.first[y] as number) - (taps.at[y] as number);
    for (let k = taps.at[y] as number; k < (taps.at[y + 1] as number); k++) {
      // Neighbouring lines share the one between them.
      if (lineAt !== first + k) {
        lineAt = first + k;
        squeeze(data, start + lineAt * row, step, taps, line);
      }
      const weight = (taps.weights[k] as number) * factor;
      for (let x = 0; x < size; x++) sum[x] = (sum[x] as number) + weight * (line[x] as number);
    }
  }
}

function squeeze(
  data: Uint8ClampedArray,
  start: number,
  step: number,
  { first, at, weights }: Taps,
  line: Float32Array,
): void {
  for (let x = 0; x < line.length; x++) {
    let sum = 0;
    let index = start + (first[x] as number) * step;
    const end = at[x + 1] as number;
    for (let k = at[x] as number; k < end; k++) {
      sum += (weights[k] as number) * (data[index] as number);
      index += step;
    }
    line[x] = sum;
  }
}

function tapsOf(from: number, to: number): Taps {
  const first = new Int32Array(to);
  const at = new Int32Array(to + 1);
  const weights: number[] = [];
  const add = from >= to ? area : linear;
  for (let i = 0; i < to; i++) {
    first[i] = add(i, from, to, weights);
    at[i + 1] = weights.length;
  }
  return { first, at, weights: Float32Array.from(weights) };
}

/** Box filter: each value is the average of the span that it covers. */
function area(i: number, from: number, to: number, weights: number[]): number {
  const scale = from / to;
  const [begin, end] = [i * scale, (i + 1) * scale];
  const first = Math.floor(begin + 1e-6);
  const last = Math.min(from, Math.ceil(end - 1e-6));
  for (let k = first; k < last; k++)
    weights.push((Math.min(end, k + 1) - Math.max(begin, k)) / scale);
  return first;
}

/** Bilinear with half-pixel centres, clamped at the edges. */
function linear(i: number, from: number, to: number, weights: number[]): number {
  const centre = Math.max(0, Math.min(from - 1, ((i + 0.5) * from) / to - 0.5));
  const first = Math.min(Math.floor(centre), Math.max(0, from - 2));
  weights.push(1 - centre + first);
  if (from > 1) weights.push(centre - first);
  return first;
}
