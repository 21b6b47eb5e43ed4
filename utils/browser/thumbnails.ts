import type { Frame } from '@/utils/media/frame.ts';
import type { Thumbnail } from './messages.ts';

const SIDE = 160;
const MOST = 16;

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
  const picture = await createImageBitmap(new ImageData(data, width, height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  );
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return `data:image/jpeg;base64,${btoa(String.fromCharCode(...bytes))}`;
}
