import { expect, it } from 'vitest';
import { siteFor } from '@/utils/sites/index.ts';

/** Where sites leave room (notes: sites §15.6). */
it.each([
  ['https://x.com/home', false, 'top-left', 8, 8],
  ['https://x.com/ann/status/1', false, 'top-left', 8, 8],
  ['https://x.com/ann/status/1/video/1', false, 'top-left', 8, 56],
  ['https://www.tiktok.com/foryou', false, 'top-left', 12, 64],
  ['https://www.youtube.com/watch?v=aaaaaaaaaaa', false, 'top-left', 10, 10],
  ['https://www.youtube.com/watch?v=aaaaaaaaaaa', true, 'top-left', 10, 60],
  ['https://www.youtube.com/shorts/aaaaaaaaaaa', false, 'top-left', 10, 60],
  ['https://www.youtube.com/embed/aaaaaaaaaaa', false, 'top-left', 10, 60],
  ['https://www.instagram.com/', false, 'top-left', 8, 8],
  ['https://www.instagram.com/reels/abcdef/', false, 'top-left', 8, 56],
  ['https://www.instagram.com/stories/a/1/', false, 'top-left', 8, 56],
  ['https://www.facebook.com/reel/12345', false, 'top-left', 8, 40],
  ['https://www.reddit.com/', false, 'top-left', 8, 8],
  ['https://www.linkedin.com/feed/', false, 'top-left', 8, 8],
  ['https://bsky.app/', false, 'top-left', 8, 8],
  ['https://blog.example/', true, 'top-left', 8, 8],
] as const)('%s, full screen %s: %s %d/%d', (address, isFull, corner, dx, dy) => {
  const page = new URL(address);
  const { badge } = siteFor(page);
  expect(typeof badge === 'function' ? badge(page, isFull) : badge).toEqual({ corner, dx, dy });
});
