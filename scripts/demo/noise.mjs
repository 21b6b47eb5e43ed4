// Smooth randomness for drawn scenes, the same on every machine.

const fade = (t) => t * t * (3 - 2 * t);
export const mix = (a, b, t) => a + (b - a) * t;
export const clamp = (v, low = 0, high = 1) => Math.min(high, Math.max(low, v));
export const blend = (from, to, t) => from.map((value, i) => mix(value, to[i], clamp(t)));

/** A number in 0..1 for a cell of the plane. */
export function hash(x, y = 0) {
  let h = Math.imul(x | 0, 374761393) + Math.imul(y | 0, 668265263);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

/** Value noise in 0..1. */
export function noise(x, y) {
  const [cx, cy] = [Math.floor(x), Math.floor(y)];
  const [u, v] = [fade(x - cx), fade(y - cy)];
  return mix(
    mix(hash(cx, cy), hash(cx + 1, cy), u),
    mix(hash(cx, cy + 1), hash(cx + 1, cy + 1), u),
    v,
  );
}

/** Several octaves of noise, in 0..1: clouds, ridges, flames. */
export function cloud(x, y, octaves = 4) {
  let [sum, weight, total] = [0, 1, 0];
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * noise(x, y);
    total += weight;
    weight /= 2;
    [x, y] = [x * 2.03 + 17.1, y * 2.03 + 9.2];
  }
  return sum / total;
}
