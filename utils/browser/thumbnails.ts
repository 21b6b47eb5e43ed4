import type { Frame } from '@/utils/media/frame.ts';
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

async function shrink(
  { width, height, data }: Frame,
  side: number,
  quality: number,
): Promise<string> {
  const scale = Math.min(1, side / Math.max(width, height));
  const [resizeWidth, resizeHeight] = [width, height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  ) as [number, number];
  const picture = await createImageBitmap(new ImageData(data, width, height), {
    resizeWidth,
    resizeHeight,
    resizeQuality: 'medium',
  });
  const canvas = new OffscreenCanvas(resizeWidth, resizeHeight);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return dataAddress(blob);
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
