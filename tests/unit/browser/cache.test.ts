import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { cacheKey, openCache, type Remembered } from '@/utils/browser/cache.ts';
import { siteFor } from '@/utils/sites/index.ts';
import type { Post } from '@/utils/sites/site.ts';

const post: Post = {
  site: 'x',
  postId: '1',
  mediaId: 'm',
  pageUrl: 'https://x.com/home',
  labels: [],
  urls: [],
};
const value = (at: number): Remembered => ({
  findings: { evidence: [], unchecked: [], checked: ['c2pa'] },
  thumbnails: [],
  at,
});
const DAY = 24 * 3600 * 1000;

test('remembers one media under all its posts, until it expires or the analysis changes', async () => {
  let now = 10 * DAY;
  const cache = openCache('1', () => now);
  await cache.put(post, value(now));
  expect(await cache.get({ ...post, postId: '2' })).toMatchObject({ at: now });
  expect(await openCache('2', () => now).get(post)).toBeNull();
  now += 8 * DAY;
  expect(await cache.get(post)).toBeNull();
});

test('keeps the newest five hundred', async () => {
  const cache = openCache('1', () => 1_000);
  for (let i = 0; i < 502; i++) await cache.put({ ...post, mediaId: `n${i}` }, value(i));
  expect(await cache.get({ ...post, mediaId: 'n1' })).toBeNull();
  expect(await cache.get({ ...post, mediaId: 'n501' })).not.toBeNull();
  await cache.clear();
  expect(await cache.get({ ...post, mediaId: 'n501' })).toBeNull();
});

test("an ordinary page's answers stay its own", () => {
  const generic = { ...post, site: 'generic', src: 'https://cdn.example/v.mp4' };
  const { mediaId: _, ...plain } = generic;
  expect(cacheKey({ ...plain, pageUrl: 'https://a.example/' })).not.toBe(
    cacheKey({ ...plain, pageUrl: 'https://b.example/' }),
  );
});

test('a site that anybody on the way can write to has no part in the real one', () => {
  expect(cacheKey(post)).toBe('x m');
  expect(cacheKey({ ...post, pageUrl: 'http://x.com/home' })).toBe('http://x.com m');
});

test('a blog on a host of its own under a site has no part in the site', () => {
  const { id, name } = siteFor(new URL('https://www.tumblr.com/dashboard'));
  expect([id, name]).toEqual(['tumblr', 'Tumblr']);
  expect(siteFor(new URL('https://someblog.tumblr.com/')).id).toBe('generic');
});

test('what nothing names for good is not remembered', () => {
  const { mediaId: _, ...nameless } = post;
  expect(cacheKey({ ...nameless, postId: null })).toBeNull();
});
