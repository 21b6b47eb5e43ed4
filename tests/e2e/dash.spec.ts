import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { makeRoot, makeSigner } from '@/scripts/demo/pki.mjs';
import { cutFragments, signFragments } from '@/scripts/demo/sign-fragments.mjs';
import type { Examined } from '@/utils/browser/messages.ts';
import { expect, html, test } from './fixtures.ts';
import { MEDIA, scene } from './media.ts';
import { secondLook } from './second-look.ts';

const FOLDER = path.join(MEDIA, 'dash');
const H264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-g', '25'];

test.beforeAll(() => {
  mkdirSync(FOLDER, { recursive: true });
  const run = (...how: string[]) => {
    const all = ['-v', 'error', '-y', ...scene('640:360', 6), ...H264, ...how];
    execFileSync('ffmpeg', all, { cwd: FOLDER });
  };
  run('-f', 'dash', '-seg_duration', '2', '-use_timeline', '1', 'pieces.mpd');
  run('-movflags', '+frag_keyframe+empty_moov+default_base_moof', 'whole.mp4');
});

const file = (name: string) => ({ file: path.join(FOLDER, name) });
/** A player of a stream, as pages have them: nobody can see where it comes from. */
const PLAYER = '<video src="blob:https://a/1" width="480" height="270"></video>';

test('Reddit: a manifest of pieces is decoded, and no more of it is read than that takes', async ({
  page,
  web,
  extension,
}) => {
  const address = 'https://v.redd.it/dashone1abcd/DASHPlaylist.mpd?a=1';
  web.put(address, file('pieces.mpd'));
  const pieces = ['init', '1', '2', '3'].map((n) =>
    n === 'init' ? 'init-stream0.m4s' : `chunk-stream0-0000${n}.m4s`,
  );
  for (const name of pieces) web.put(`https://v.redd.it/dashone1abcd/${name}`, file(name));
  const post = {
    name: 't3_1dashed',
    title: 'In pieces',
    author: 'invented_user',
    permalink: '/r/invented/comments/1dashed/in_pieces/',
    secure_media: {
      reddit_video: { dash_url: address, hls_url: '', fallback_url: '', is_gif: true },
    },
  };
  web.put('https://www.reddit.com/r/invented/new.json', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'Listing', data: { children: [{ kind: 't3', data: post }] } }),
  });
  const load = `<script>fetch('/r/invented/new.json')</script>`;
  web.put(
    'https://www.reddit.com/',
    html(`${load}<shreddit-post id="t3_1dashed">${PLAYER}</shreddit-post>`),
  );
  await page.goto('https://www.reddit.com/');
  const { panel, seen } = await secondLook(page, extension);
  expect(seen.checked).toEqual(expect.arrayContaining(['detector', 'mark', 'container', 'c2pa']));
  expect(seen.thumbnails.length).toBeGreaterThanOrEqual(8);
  await panel.screenshot({ path: '.cache/e2e-media/dash-inspector.png', fullPage: true });
  const asked = web.requests('v.redd.it').map(({ url }) => url.split('/').at(-1));
  expect(new Set(asked)).toEqual(
    new Set([
      'DASHPlaylist.mpd?a=1',
      'init-stream0.m4s',
      'chunk-stream0-00001.m4s',
      'chunk-stream0-00002.m4s',
    ]),
  );
  await panel.close();
});

test('VK: a manifest of one file leads to that file, and to what is signed in it', async ({
  page,
  web,
  extension,
}) => {
  const address = 'https://vkvd1.okcdn.ru/?expires=1&type=1&ct=6';
  const rendition = (name: string, side: number) =>
    `<Representation id="${name}" mimeType="video/mp4" codecs="avc1.4d401e" width="${side * 2}" height="${side}" bandwidth="1"><BaseURL>/${name}?a=1&amp;b=2</BaseURL><SegmentBase indexRange="0-1"/></Representation>`;
  web.put(address, {
    body: `<?xml version="1.0"?><MPD mediaPresentationDuration="PT4S"><Period><AdaptationSet>${rendition('large.mp4', 1080)}${rendition('signed.mp4', 360)}</AdaptationSet></Period></MPD>`,
  });
  web.put('https://vkvd1.okcdn.ru/signed.mp4?a=1&b=2', {
    file: path.resolve(import.meta.dirname, '../media/demo/signed-ai.mp4'),
  });
  const video = { oid: -100001, vid: 456239077, md_title: 'Signed', dash_sep: address };
  web.put('https://vkvideo.ru/al_video.php', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ payload: [0, [{ player: { params: [video] } }]] }),
  });
  web.put(
    'https://vkvideo.ru/video-100001_456239077',
    html(`<script>fetch('/al_video.php')</script>${PLAYER}`),
  );
  await page.goto('https://vkvideo.ru/video-100001_456239077');
  const { panel, seen } = await secondLook(page, extension);
  expect(seen.evidence).toContainEqual(
    expect.objectContaining({ source: 'c2pa', class: 'verified', claim: 'ai-generated' }),
  );
  expect(seen.checked).toContain('detector');
  await expect(panel.locator('h1')).toHaveText('AI');
  await panel.close();
});

test('Vimeo: a playlist in JSON, its init segment in itself, leads to ranges that the server cuts', async ({
  page,
  web,
  extension,
}) => {
  const at = 'https://vod-adaptive.vimeocdn.com/exp=1/v2';
  const folder = `${at}/playlist/av/primary/prot/q`;
  const rendition = (height: number, name: string) => ({
    ...{ id: name, base_url: '', mime_type: 'video/mp4', codecs: 'avc1.4d401e', height },
    width: (height * 16) / 9,
    init_segment: readFileSync(path.join(FOLDER, 'init-stream0.m4s')).toString('base64'),
    segments: [1, 2, 3].map((n) => ({
      start: n * 2 - 2,
      end: n * 2,
      url: `${n}/${name}.mp4?range=${n}`,
    })),
  });
  web.put(`${folder}/playlist.json?sig=1`, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      base_url: '../../../../../range/prot/',
      video: [rendition(1080, 'large'), rendition(360, 'small')],
      audio: [],
    }),
  });
  for (const n of [1, 2, 3])
    web.put(`${at}/range/prot/${n}/small.mp4?range=${n}`, file(`chunk-stream0-0000${n}.m4s`));
  const config = {
    video: { id: 900000001, title: 'A film in pieces', owner: { name: 'Vera Invented' } },
    request: { files: { dash: { cdns: { one: { avc_url: `${folder}/playlist.json?sig=1` } } } } },
  };
  web.put('https://player.vimeo.com/video/900000001/config', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(config),
  });
  web.put(
    'https://player.vimeo.com/video/900000001',
    html(`<script>fetch('/video/900000001/config')</script><div class="player">${PLAYER}</div>`),
  );
  await page.goto('https://player.vimeo.com/video/900000001');
  const { panel, seen } = await secondLook(page, extension);
  expect(seen.checked).toEqual(expect.arrayContaining(['detector', 'mark', 'container', 'c2pa']));
  expect(seen.thumbnails.length).toBeGreaterThanOrEqual(8);
  const asked = web.requests('vod-adaptive.vimeocdn.com').map(({ url }) => url.split('/').at(-1));
  expect(new Set(asked)).toEqual(
    new Set(['playlist.json?sig=1', 'small.mp4?range=1', 'small.mp4?range=2']),
  );
  await panel.close();
});

test('a signed stream is verified piece by piece, and a changed piece is noticed', async ({
  page,
  web,
  extension,
}) => {
  const root = await makeRoot('A root of this test');
  const signer = await makeSigner(root, { name: 'Stream', organisation: 'Demo AI Studio' });
  const cut = cutFragments(readFileSync(path.join(FOLDER, 'whole.mp4')));
  const about = { title: 'Stream', generator: 'Demo', sourceType: 'trainedAlgorithmicMedia' };
  const { init, fragments } = await signFragments(cut, signer, about);
  expect(fragments).toHaveLength(6);
  const own = root.certificate.toString('pem');
  await extension.worker.evaluate(
    (pem) =>
      chrome.storage.local.set({
        settings: { trust: { official: true, interim: true, own: pem } },
      }),
    own,
  );
  const put = (folder: string, change?: number) => {
    const at = `https://vod.dmcdn.net/${folder}`;
    const lines = ['#EXTM3U', '#EXT-X-TARGETDURATION:1', '#EXT-X-MAP:URI="init.mp4"'];
    web.put(`${at}/init.mp4`, { body: init });
    fragments.forEach((one, index) => {
      const body = Buffer.from(one);
      if (index === change) body.writeUInt8(body.readUInt8(body.length - 90) ^ 1, body.length - 90);
      web.put(`${at}/${index}.m4s`, { body });
      lines.push('#EXTINF:1,', `${index}.m4s`);
    });
    web.put(`${at}/main.m3u8`, { body: [...lines, '#EXT-X-ENDLIST'].join('\n') });
    return `${at}/main.m3u8`;
  };
  await page.goto(`${extension.origin}/options.html`);
  const examine = (id: string, url: string) =>
    page.evaluate(
      async ([postId, address]) => {
        const pageUrl = 'https://www.dailymotion.com/video/x9inv01';
        const urls = [{ url: address, kind: 'hls' }];
        const post = { site: 'dailymotion', postId, pageUrl, labels: [], urls };
        const data = { post, depth: 'inspect', decode: true };
        return (await chrome.runtime.sendMessage({ type: 'examineFile', data })).res as Examined;
      },
      [id, url] as const,
    );
  const credential = ({ evidence }: Examined) => evidence.find(({ source }) => source === 'c2pa');
  const intact = await examine('x9sig01', put('intact'));
  expect(credential(intact)).toMatchObject({
    class: 'verified',
    claim: 'ai-generated',
    detail: { kind: 'trusted', binding: 'match', list: 'user', fragments: { checked: 2, of: 6 } },
  });
  expect(intact.checked).toContain('detector');
  // The fourth of six is one of the two that are compared.
  expect(credential(await examine('x9sig02', put('changed', 3)))).toMatchObject({
    class: 'declared',
    strength: 'weak',
    detail: { kind: 'tampered', binding: 'mismatch' },
  });
});
