import { afterEach, expect, test, vi } from 'vitest';
import { unpack } from '@/utils/browser/packed-frames.ts';

afterEach(() => vi.unstubAllGlobals());

const packed = [{ width: 2, height: 1, timeS: 0, pixels: { blobUrl: 'blob:https://a.example/1' } }];
const answer = (size: number) => {
  const arrayBuffer = vi.fn(async () => new ArrayBuffer(size));
  const headers = new Headers({ 'content-length': `${size}` });
  vi.stubGlobal('fetch', async () => ({ headers, arrayBuffer }));
  return arrayBuffer;
};

test('a blob that is no frame is not read', async () => {
  const read = answer(8_000_000);
  await expect(unpack(packed)).rejects.toThrow('no-frames');
  expect(read).not.toHaveBeenCalled();
});

test('a frame is', async () => {
  answer(8);
  expect(await unpack(packed)).toMatchObject([{ width: 2, height: 1 }]);
});
