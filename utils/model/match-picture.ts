import type { Grey } from './grey.ts';

export interface Fit {
  /** Normalised cross-correlation, -1..1; 0 where the picture is flat. */
  readonly score: number;
  readonly x: number;
  readonly y: number;
}

/** Deviation under which a patch is flat: noise would correlate with anything. */
const FLAT = 0.5;

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
/** Areas with more places than this are searched at every second one, and then closely around the best. */
const MANY = 200;

/**
 * Where in the picture the template fits best, its left upper corner within `area` (both ends included).
 * @param template any values; mean and contrast do not matter
 */
export function bestFit(picture: Grey, template: Grey, area: Area): Fit {
  const pattern = normalised(template);
  const within = {
    left: Math.max(0, area.left),
    right: Math.min(area.right, picture.width - template.width),
    top: Math.max(0, area.top),
    bottom: Math.min(area.bottom, picture.height - template.height),
  };
  const places = (within.right - within.left + 1) * (within.bottom - within.top + 1);
  if (places <= MANY) return search(picture, template, pattern, within, 1);
  const { x, y } = search(picture, template, pattern, within, 2);
  const around = {
    left: Math.max(within.left, x - 1),
    right: Math.min(within.right, x + 1),
    top: Math.max(within.top, y - 1),
    bottom: Math.min(within.bottom, y + 1),
  };
  return search(picture, template, pattern, around, 1);
}

function search(
  picture: Grey,
  { width, height }: Grey,
  pattern: Float32Array,
  area: Area,
  step: number,
): Fit {
  const count = pattern.length;
  const pixels = picture.data;
  let best: Fit = { score: -1, x: -1, y: -1 };
  for (let y = area.top; y <= area.bottom; y += step) {
    for (let x = area.left; x <= area.right; x += step) {
      let [dot, sum, squares] = [0, 0, 0];
      for (let v = 0; v < height; v++) {
        const row = (y + v) * picture.width + x;
        const from = v * width;
        for (let u = 0; u < width; u++) {
          const value = pixels[row + u] as number;
          dot += value * (pattern[from + u] as number);
          sum += value;
          squares += value * value;
        }
      }
      const variance = squares - (sum * sum) / count;
      const score = variance < FLAT * FLAT * count ? 0 : dot / Math.sqrt(variance);
      if (score > best.score) best = { score, x, y };
    }
  }
  return best;
}

/** Templates live as long as the list of marks. */
const patterns = new WeakMap<Float32Array, Float32Array>();

/** Zero mean, length one. */
function normalised({ data }: Grey): Float32Array {
  const known = patterns.get(data);
  if (known) return known;
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  const length = Math.sqrt(data.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  const pattern = data.map((value) => (value - mean) / length);
  patterns.set(data, pattern);
  return pattern;
}
