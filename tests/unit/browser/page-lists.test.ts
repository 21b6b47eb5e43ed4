import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { setFrameVideos } from '@/utils/browser/page-lists.ts';

beforeEach(() => fakeBrowser.reset());

const videos = (...ids: string[]) =>
  ids.map((videoId) => ({
    ...({ videoId, level: 'ai', reason: '' } as const),
    post: { site: 'x', postId: videoId, pageUrl: 'https://x.com/', labels: [], urls: [] },
  }));
const idsOf = (all: Awaited<ReturnType<typeof setFrameVideos>>) => all.map((one) => one.videoId);

test('a top frame without videos leaves those of its frames, until it goes', async () => {
  await setFrameVideos(1, 0, videos('top'));
  await setFrameVideos(1, 5, videos('framed'));
  expect(idsOf(await setFrameVideos(1, 0, []))).toEqual(['framed']);
  expect(idsOf(await setFrameVideos(1, 0, [], true))).toEqual([]);
});

test('a page keeps to its share of the store, and the newest in it', async () => {
  const caption = 'x'.repeat(10_000);
  const many = videos(...Array.from({ length: 200 }, (_, i) => `${i}`)).map((video) => ({
    ...video,
    post: { ...video.post, caption },
  }));
  for (const frame of [1, 2, 3]) await setFrameVideos(2, frame, many);
  const all = await setFrameVideos(2, 4, videos('last'));
  expect(JSON.stringify(all).length).toBeLessThan(1_100_000);
  expect(all.length).toBeGreaterThan(90);
  expect(all.at(-1)?.videoId).toBe('last');
});
