import type { Frame } from '@/utils/media/frame.ts';
import type { Box } from './preprocess.ts';

/** A piece of a frame with left and right exchanged. */
export function mirrored({ width, data, timeS }: Frame, box: Box): Frame {
  // A word is a pixel.
  const from = new Int32Array(data.buffer, data.byteOffset, data.length >> 2);
  const out = new Int32Array(box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const end = (box.top + y) * width + box.left + box.width - 1;
    for (let x = 0; x < box.width; x++) out[y * box.width + x] = from[end - x] as number;
  }
  return { width: box.width, height: box.height, data: new Uint8ClampedArray(out.buffer), timeS };
}
