import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Examined } from '@/utils/browser/messages.ts';
import type { Post } from '@/utils/sites/site.ts';
import { clip, expect, html, test } from './fixtures.ts';
import { MEDIA, scene } from './media.ts';
import { secondLook } from './second-look.ts';

/** A stream in pieces: one playlist of variants, one of segments, an init segment, three segments. */
test.beforeAll(() => {
  const picture = scene('320:180', 6);
  const pieces = ['-hls_time', '2', '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4'];
  const names = ['-hls_fmp4_init_filename', 'hls-init.mp4', '-hls_segment_filename', 'hls-%d.m4s'];
  const main = ['-master_pl_name', 'hls-main.m3u8', 'hls.m3u8'];
  const codec = [
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-pix_fmt',
    'yuv420p',
    '-g',
    '25',
    '-b:v',
    '400k',
  ];
  const all = [
    '-v',
    'error',
    '-y',
    ...picture,
    ...codec,
    '-f',
    'hls',
    ...pieces,
    ...names,
    ...main,
  ];
  execFileSync('ffmpeg', all, { cwd: path.resolve(MEDIA) });
});

const post = (url: string): Post => ({
  site: 'dailymotion',
  postId: 'x9hls01',
  pageUrl: 'https://www.dailymotion.com/video/x9inv01',
  labels: [],
  urls: [{ url, kind: 'hls' }],
});

test('an HLS stream is decoded by its pieces on inspect, and only there', async ({
  page,
  web,
  extension,
}) => {
  await page.goto(`${extension.origin}/options.html`);
  const examine = (depth: 'feed' | 'inspect', url: string) =>
    page.evaluate(
      async (data) => {
        const message = { id: 1, type: 'examineFile', data, timestamp: Date.now() };
        const { res, err } = await chrome.runtime.sendMessage(message);
        return (res ?? err) as Examined;
      },
      { post: post(url), depth, decode: true },
    );
  const address = clip('hls-main.m3u8', 'cdndirector.dailymotion.com');
  const inFeed = (await examine('feed', address)).unchecked;
  expect(inFeed).toContainEqual(expect.objectContaining({ source: 'c2pa', reason: 'no-address' }));
  expect(inFeed.filter(({ reason }) => reason !== 'no-address')).toEqual([]);
  expect(web.requests('cdndirector.dailymotion.com')).toEqual([]);

  const seen = await examine('inspect', address);
  expect(seen.thumbnails.length).toBeGreaterThanOrEqual(8);
  // Its init segment is looked into like any file.
  expect(seen.checked).toEqual(expect.arrayContaining(['detector', 'container', 'c2pa']));
  const files = web
    .requests('cdndirector.dailymotion.com')
    .map(({ url }) => new URL(url, address).pathname);
  expect(files).toEqual(
    expect.arrayContaining(['/clips/hls-main.m3u8', '/clips/hls-init.mp4', '/clips/hls-0.m4s']),
  );
});

test('a playlist cannot lead to a host that the site does not name', async ({
  page,
  web,
  extension,
}) => {
  await page.goto(`${extension.origin}/options.html`);
  const address = 'https://cdndirector.dailymotion.com/evil.m3u8';
  const lines = [
    '#EXTM3U',
    '#EXT-X-TARGETDURATION:2',
    '#EXTINF:2.0,',
    clip('hls-0.m4s', 'evil.example'),
    '#EXTINF:2.0,',
    'http://127.0.0.1:1/a.ts',
    '#EXT-X-ENDLIST',
  ];
  web.put(address, {
    headers: { 'content-type': 'application/x-mpegURL' },
    body: lines.join('\n'),
  });
  const seen = await page.evaluate(
    async (data) => {
      const message = { id: 1, type: 'examineFile', data, timestamp: Date.now() };
      return ((await chrome.runtime.sendMessage(message)).res ?? null) as Examined | null;
    },
    { post: { ...post(address), postId: 'x9hls02' }, depth: 'inspect', decode: true },
  );
  expect(seen?.unchecked).toContainEqual(
    expect.objectContaining({ source: 'detector', reason: 'not-allowed' }),
  );
  expect(web.requests('evil.example')).toEqual([]);
});

test('a playlist that the browser plays by itself is read as the stream that it is', async ({
  page,
  web,
  extension,
}) => {
  // Another server, which lets no page read its pictures: only the pieces tell what is in them.
  const src = clip('hls-main.m3u8?native');
  const body = `<video src="${src}" muted autoplay loop width="480" height="270"></video>`;
  web.put('https://native-stream.example/', html(body));
  await page.goto('https://native-stream.example/');
  const { panel, seen } = await secondLook(page, extension);
  expect(seen.checked).toEqual(expect.arrayContaining(['detector', 'container', 'c2pa']));
  expect(seen.unchecked).toEqual([]);
  await panel.close();
});
