import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Examined } from '@/utils/browser/messages.ts';
import type { Depth } from '@/utils/evidence/evidence.ts';
import type { Post } from '@/utils/sites/site.ts';
import { expect, test } from './fixtures.ts';

const demo = (file: string) => ({
  file: path.resolve(import.meta.dirname, '../media/demo', file),
});

/** Asks as the inspector does, from a page of the extension. */
const examine = (page: Page, post: Post, depth: Depth) =>
  page.evaluate(
    async (data) => {
      const { runtime } = chrome as unknown as {
        runtime: { sendMessage(message: object): Promise<{ res: Examined }> };
      };
      return (await runtime.sendMessage({ type: 'examineFile', data })).res;
    },
    { post, depth, decode: false },
  );

test('TikTok: behind an address that wants cookies, the one that needs none is read, on inspect', async ({
  page,
  web,
  extension,
}) => {
  const src = 'https://v16-webapp-prime.us.tiktok.com/video/tos/gated/';
  const open = 'https://www.tiktok.com/aweme/v1/play/?video_id=ladder';
  const cdn = 'https://v16m-default.tiktokcdn-us.com/ladder.mp4';
  web.put(src, {
    status: 403,
    headers: { 'content-type': 'video/mp4' },
    body: '<html><title>403 Forbidden</title></html>',
  });
  web.put(open, { status: 302, headers: { location: cdn } });
  web.put(cdn, demo('tiktok-aigc.mp4'));
  const post: Post = {
    site: 'tiktok',
    postId: '7000000000000000123',
    pageUrl: 'https://www.tiktok.com/foryou',
    labels: [],
    urls: [{ url: open, kind: 'mp4' }],
    src,
  };
  await page.goto(`${extension.origin}/options.html`);
  const inFeed = await examine(page, post, 'feed');
  expect(inFeed.unchecked).toContainEqual(
    expect.objectContaining({ source: 'container', reason: 'network', detail: 'HTTP 403' }),
  );
  const asked = () => web.requests('www.tiktok.com').filter(({ url }) => open.endsWith(url));
  expect(asked()).toEqual([]);

  const seen = await examine(page, post, 'inspect');
  expect(seen.evidence.map(({ source, detail }) => [source, detail.kind])).toEqual([
    ['container', 'tiktok'],
  ]);
  expect(asked().length).toBeGreaterThan(0);
  expect(asked()[0]?.headers.cookie).toBeUndefined();
});

test('Bluesky: the upload on the author’s own server gives verified credentials', async ({
  page,
  web,
  extension,
}) => {
  const blob = (cid: string) =>
    `https://bsky.social/xrpc/com.atproto.sync.getBlob?did=did:plc:ladder&cid=${cid}`;
  const server = 'https://amanita.us-east.host.bsky.network/xrpc/com.atproto.sync.getBlob?cid=a';
  web.put(blob('a'), { status: 302, headers: { location: server } });
  web.put(server, demo('signed-ai.mp4'));
  const post = (cid: string): Post => ({
    site: 'bluesky',
    postId: cid,
    mediaId: cid,
    pageUrl: 'https://bsky.app/',
    labels: [],
    urls: [
      { url: blob(cid), kind: 'mp4', original: true },
      { url: `https://video.bsky.app/watch/did/${cid}/playlist.m3u8`, kind: 'hls' },
    ],
  });
  await page.goto(`${extension.origin}/options.html`);
  expect((await examine(page, post('a'), 'feed')).evidence).toEqual([]);
  expect(web.requests('bsky.social')).toEqual([]);
  const seen = await examine(page, post('a'), 'inspect');
  expect(seen.evidence).toContainEqual(
    expect.objectContaining({ source: 'c2pa', class: 'verified', claim: 'ai-generated' }),
  );
  expect(web.requests('video.bsky.app')).toEqual([]);

  // A server that the entry does not know: then the stream is all there is.
  const { unchecked } = await examine(page, post('b'), 'inspect');
  expect(unchecked).toContainEqual(
    expect.objectContaining({ source: 'c2pa', reason: 'no-address', detail: 'a stream in pieces' }),
  );
});
