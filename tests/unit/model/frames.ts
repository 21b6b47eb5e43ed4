import type { Frame } from '@/utils/media/frame.ts';

/** A synthetic picture that Python draws with the same integers (training/make_vector.py). */
export function drawn(width: number, height: number, timeS = 0, seed = 0, bars = 0): Frame {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const black = y < bars || y >= height - bars;
      data[at] = black ? 0 : 64 + ((x * 7 + y * 13 + seed * 29) % 160);
      data[at + 1] = black ? 0 : 64 + ((x * x + y * 5 + seed * 17) % 160);
      data[at + 2] = black ? 0 : 64 + ((x * y + seed * 11) % 160);
      data[at + 3] = 255;
    }
  }
  return { width, height, data, timeS };
}

/** A window of frames 1/8 s apart. */
export function drawnWindow(count: number, start = 0, width = 320, height = 240): Frame[] {
  return Array.from({ length: count }, (_, i) => drawn(width, height, start + i / 8, i));
}
