import type { Frame } from '@/utils/media/frame.ts';
import type { Thumbnail } from './messages.ts';

const SIDE = 160;
const MOST = 8;

/** Small JPEGs of the frames that were looked at, for the inspector. */
export async function thumbnails(frames: readonly Frame[]): Promise<Thumbnail[]> {
  const step = Math.max(1, Math.ceil(frames.length / MOST));
  const chosen = frames.filter((_, index) => index % step === 0);
  return Promise.all(
    chosen.map(async (frame) => ({ timeS: frame.timeS, image: await shrink(frame) })),
  );
}

async function shrink({ width, height, data }: Frame): Promise<string> {
  const scale = Math.min(1, SIDE / Math.max(width, height));
  const [resizeWidth, resizeHeight] = [width, height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  ) as [number, number];
  const picture = await createImageBitmap(new ImageData(data, width, height), {
    resizeWidth,
    resizeHeight,
    resizeQuality: 'low',
  });
  const canvas = new OffscreenCanvas(resizeWidth, resizeHeight);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return `data:image/jpeg;base64,${btoa(String.fromCharCode(...bytes))}`;
}
