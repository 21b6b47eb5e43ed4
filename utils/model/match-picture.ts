import type { Frame } from '@/utils/media/frame.ts';
import { taps } from './ocr-scale.ts';
import { luma } from './picture-box.ts';
import type { Box } from './preprocess.ts';

/** One channel, row by row. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Size of a part of a frame when its short side is `short`, and the factor that leads there. */
export function sizeAt(part: Box, short: number) {
  const scale = short / Math.min(part.width, part.height);
  return {
    scale,
    width: Math.max(1, Math.round(part.width * scale)),
    height: Math.max(1, Math.round(part.height * scale)),
  };
}

/**
 * Part of a frame in grey, scaled so that its short side is `short`; bilinear, as in training/marks/make_templates.py.
 * @param window the piece of the scaled picture that is wanted
 */
export function greyOf(frame: Frame, part: Box, short: number, window: Box): Grey {
  const size = sizeAt(part, short);
  const across = taps(part.left, part.width, size.width, frame.width);
  const down = taps(part.top, part.height, size.height, frame.height);
  const data = new Float32Array(window.width * window.height);
  for (let y = 0; y < window.height; y++) {
    const above = (down.low[window.top + y] ?? 0) * frame.width;
    const below = (down.high[window.top + y] ?? 0) * frame.width;
    const v = down.part[window.top + y] ?? 0;
    for (let x = 0; x < window.width; x++) {
      const left = across.low[window.left + x] ?? 0;
      const right = across.high[window.left + x] ?? 0;
      const u = across.part[window.left + x] ?? 0;
      const at = (index: number) => luma(frame.data, index * 4);
      const top = at(above + left) * (1 - u) + at(above + right) * u;
      const bottom = at(below + left) * (1 - u) + at(below + right) * u;
      data[y * window.width + x] = top * (1 - v) + bottom * v;
    }
  }
  return { width: window.width, height: window.height, data };
}

export interface Fit {
  /** Normalised cross-correlation, -1..1; 0 where the picture is flat. */
  readonly score: number;
  readonly x: number;
  readonly y: number;
}

/** Deviation under which a patch is flat: noise would correlate with anything. */
const FLAT = 1;

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

/** Zero mean, length one. */
function normalised({ data }: Grey): Float32Array {
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  const length = Math.sqrt(data.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  return data.map((value) => (value - mean) / length);
}
