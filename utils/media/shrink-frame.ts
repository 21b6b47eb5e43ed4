import type { Frame } from './frame.ts';

/** Samples a pixel of the small picture takes along each side. */
const SAMPLES = 2;
const RED_AND_BLUE = 0xff00ff;

/**
 * A small picture of a frame, its long side `side` at most: every pixel the mean of four samples. The browser's own
 * scaling copies each picture twice and takes several times as long.
 */
export function shrinkFrame({ width, height, timeS, data }: Frame, side: number): Frame {
  const scale = Math.min(1, side / Math.max(width, height));
  const [wide, high] = [width, height].map((all) => Math.max(1, Math.round(all * scale))) as [
    number,
    number,
  ];
  const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const columns = samples(width, wide);
  const rows = samples(height, high).map((row) => row * width);
  const out = new Uint8ClampedArray(wide * high * 4);
  for (let y = 0, at = 0; y < high; y++) {
    for (let x = 0; x < wide; x++, at += 4) {
      let redAndBlue = 0;
      let green = 0;
      for (let i = 0; i < SAMPLES ** 2; i++) {
        const row = rows[y * SAMPLES + (i >> 1)] as number;
        const pixel = pixels[row + (columns[x * SAMPLES + (i & 1)] as number)] as number;
        redAndBlue += pixel & RED_AND_BLUE;
        green += (pixel >>> 8) & 255;
      }
      out[at] = (redAndBlue & 0xffff) / SAMPLES ** 2;
      out[at + 1] = green / SAMPLES ** 2;
      out[at + 2] = (redAndBlue >>> 16) / SAMPLES ** 2;
      out[at + 3] = 255;
    }
  }
  return { width: wide, height: high, timeS, data: out };
}

/** Places of the samples along one side, evenly through each small pixel. */
function samples(all: number, small: number): Uint32Array {
  return Uint32Array.from({ length: small * SAMPLES }, (_, i) =>
    Math.floor(((i + 0.5) * all) / (small * SAMPLES)),
  );
}
