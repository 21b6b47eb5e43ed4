import type { Frame } from '@/utils/media/frame.ts';
import { shrinkFrame } from '@/utils/media/shrink-frame.ts';
import type { Thumbnail } from './messages.ts';

const SIDE = 160;
const LARGE_SIDE = 640;
const MOST = 8;

/**
 * JPEGs of the frames that were looked at, for the inspector: small ones, and of `large` of them, evenly chosen, also
 * such as people can use.
 */
export async function thumbnails(frames: readonly Frame[], large = 0): Promise<Thumbnail[]> {
  const step = Math.max(1, Math.ceil(frames.length / MOST));
  const chosen = frames.filter((_, index) => index % step === 0);
  return Promise.all(
    chosen.map(async (frame, index) => ({
      timeS: frame.timeS,
      image: await shrink(frame, SIDE, 0.7),
      ...(isLarge(index, chosen.length, large) && { large: await shrink(frame, LARGE_SIDE, 0.85) }),
    })),
  );
}

/** Every so manyth of `count`, `large` of them at most; of none, none. */
export const isLarge = (index: number, count: number, large: number) =>
  large > 0 && index % Math.ceil(count / large) === 0;

async function shrink(frame: Frame, side: number, quality: number): Promise<string> {
  const { width, height, data } = shrinkFrame(frame, side);
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
  return dataAddress(await canvas.convertToBlob({ type: 'image/jpeg', quality }));
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
