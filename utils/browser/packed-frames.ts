import { CouldNotCheck } from '@/utils/media/byte-source.ts';
import type { Frame } from '@/utils/media/frame.ts';
import type { PackedFrame } from './messages.ts';

/** Wraps frames for the message to the lab; call `release` once the answer is there. */
export function pack(frames: readonly Frame[], clonesBytes: boolean) {
  const urls: string[] = [];
  const packed = frames.map(({ width, height, timeS, data }): PackedFrame => {
    if (clonesBytes) return { width, height, timeS, pixels: { bytes: data.buffer } };
    const blobUrl = URL.createObjectURL(new Blob([data]));
    urls.push(blobUrl);
    return { width, height, timeS, pixels: { blobUrl } };
  });
  return { packed, release: () => urls.forEach((url) => void URL.revokeObjectURL(url)) };
}

/** Unwraps them in the lab. @throws CouldNotCheck where the page went away meanwhile, or sizes do not fit. */
export async function unpack(packed: readonly PackedFrame[]): Promise<readonly Frame[]> {
  return Promise.all(
    packed.map(async ({ width, height, timeS, pixels }) => {
      const data = new Uint8ClampedArray(
        'bytes' in pixels ? pixels.bytes : await load(pixels.blobUrl, width * height * 4),
      );
      if (data.length !== width * height * 4) throw new CouldNotCheck('no-frames', 'wrong size');
      return { width, height, timeS, data };
    }),
  );
}

/** A blob of another size is not even read: it may be as large as the disk. */
async function load(blobUrl: string, length: number): Promise<ArrayBuffer> {
  try {
    const answer = await fetch(blobUrl);
    const fits = answer.headers.get('content-length') === `${length}`;
    return fits ? await answer.arrayBuffer() : new ArrayBuffer(0);
  } catch {
    throw new CouldNotCheck('no-frames', 'the page is gone');
  }
}
