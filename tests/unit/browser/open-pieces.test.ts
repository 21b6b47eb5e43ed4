// @vitest-environment node
import { expect, test, vi } from 'vitest';
import { openPieces } from '@/utils/browser/open-pieces.ts';

const PAGE = 'https://a.example/video';

/** One append with an init segment in it. */
const handed = new Blob([
  new Uint32Array([16]),
  new Uint8Array([0, 0, 0, 8, ...Buffer.from('ftyp'), 0, 0, 0, 8, ...Buffer.from('moov')]),
]);

test('what a page handed over is opened, as itself or by its address', async () => {
  const fetch = vi.fn(async () => new Response(handed, { headers: { 'content-length': '20' } }));
  vi.stubGlobal('fetch', fetch);
  for (const pieces of [handed, 'blob:https://a.example/1']) {
    const opened = await openPieces(pieces, PAGE);
    expect(opened?.file?.size).toBe(16);
    expect(opened?.fragments).toEqual({ parts: [], of: null });
  }
  expect(fetch).toHaveBeenCalledOnce();
});

test('what is another page’s, too long, gone or no stream is not opened', async () => {
  const answer = (length: number) => async () =>
    new Response(handed, { headers: { 'content-length': `${length}` } });
  const fetch = vi.fn(answer(20));
  vi.stubGlobal('fetch', fetch);
  for (const other of ['blob:https://b.example/1', 'https://a.example/file', 'blob:null/1', 'x'])
    expect(await openPieces(other, PAGE)).toBeNull();
  expect(fetch).toHaveBeenCalledTimes(0);
  fetch.mockImplementation(answer(18 * 2 ** 20));
  expect(await openPieces('blob:https://a.example/1', PAGE)).toBeNull();
  fetch.mockRejectedValue(new TypeError('gone'));
  expect(await openPieces('blob:https://a.example/1', PAGE)).toBeNull();
  expect(await openPieces(new Blob(['not a stream']), PAGE)).toBeNull();
});
