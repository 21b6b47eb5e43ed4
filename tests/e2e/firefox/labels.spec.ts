import path from 'node:path';
import { signedStream } from '@/tests/e2e/signed-stream.ts';
import { article, timeline, tweet } from '@/tests/e2e/x-pages.ts';
import type { Examined } from '@/utils/browser/messages.ts';
import { clip, expect, html, test } from './fixtures.ts';

const ANSWER = 'https://x.com/i/api/graphql/abc/HomeTimeline';

test("X's own label, from an answer of its page", async ({ web, firefox, ours }) => {
  web.put('https://x.com/home', html(article('101', 'ann')));
  web.put(ANSWER, {
    headers: { 'content-type': 'application/json' },
    body: timeline([tweet('101', { ai: 'C2paClient' })]),
  });
  const page = await firefox.open('https://x.com/home');
  await firefox.evaluate(page, async (url) => void (await (await fetch(url)).json()), ANSWER);
  await expect.poll(async () => (await ours.listed('https://x.com/home'))[0]?.level).toBe('ai');
  const [video] = await ours.listed('https://x.com/home');
  expect(video?.post.labels).toMatchObject([{ source: 'c2pa', via: 'json' }]);
  expect(
    await firefox.evaluate(page, () => document.querySelectorAll('second-look-badge').length),
  ).toBe(1);
  await firefox.screenshot(page, '.cache/firefox-x.png');
});

test('a file that declares itself, read by the lab in the background page', async ({
  web,
  firefox,
  ours,
}) => {
  const url = 'https://declared.example/';
  web.put(
    url,
    html(
      `<video src="${clip('tagged.mp4')}" muted autoplay loop width="480" height="270"></video>`,
    ),
  );
  const page = await firefox.open(url);
  await expect.poll(async () => (await ours.listed(url))[0]?.level).toBe('ai');
  expect(
    await firefox.evaluate(page, () => document.querySelectorAll('second-look-badge').length),
  ).toBe(1);
});

test('a signed file, verified by the lab when it is inspected', async ({ web, firefox, ours }) => {
  const url = 'https://signed.example/';
  const src = `${url}signed-ai.mp4`;
  web.put(src, { file: path.resolve(import.meta.dirname, '../../media/demo/signed-ai.mp4') });
  web.put(url, html(`<video src="${src}" muted width="480" height="270"></video>`));
  await firefox.open(url);
  await expect.poll(async () => (await ours.listed(url))[0]?.level).toBe('ai');
  const [video] = await ours.listed(url);
  const { res } = await firefox.evaluate(
    ours.context,
    (post): Promise<{ res: Examined }> => {
      const data = { post, depth: 'inspect', decode: false };
      return browser.runtime.sendMessage({ id: 1, type: 'examineFile', data, timestamp: 0 });
    },
    video?.post,
  );
  expect(res.evidence).toContainEqual(
    expect.objectContaining({ source: 'c2pa', class: 'verified', claim: 'ai-generated' }),
  );
});

test('frames of a playing stream reach the detector', async ({ web, firefox, ours }) => {
  const url = 'https://stream.example/';
  const script = `
    const source = new MediaSource();
    document.querySelector('video').src = URL.createObjectURL(source);
    source.onsourceopen = async () => {
      const buffer = source.addSourceBuffer('video/mp4; codecs="avc1.64001e"');
      buffer.appendBuffer(await (await fetch('/clips/stream.mp4')).arrayBuffer());
    };`;
  web.put(
    url,
    html(`<video muted autoplay loop width="480" height="270"></video><script>${script}</script>`),
  );
  await firefox.open(url);
  // Nothing but its frames can tell: any answer is the detector's.
  await expect
    .poll(async () => (await ours.listed(url))[0]?.level, { timeout: 80_000 })
    .toMatch(/no-signs|likely-ai/);
});

test('credentials at the beginning of a stream, from what its player gets', async ({
  web,
  firefox,
  ours,
}) => {
  const url = 'https://signed-stream.example/';
  const script = `
    const source = new MediaSource();
    document.querySelector('video').src = URL.createObjectURL(source);
    source.onsourceopen = async () => {
      const buffer = source.addSourceBuffer('video/mp4; codecs="avc1.4d401e"');
      buffer.appendBuffer(await (await fetch('/stream.mp4')).arrayBuffer());
    };`;
  web.put(`${url}stream.mp4`, { body: signedStream() });
  web.put(url, html(`<video muted width="480" height="270"></video><script>${script}</script>`));
  await firefox.open(url);
  await expect.poll(async () => (await ours.listed(url))[0]?.level).toBe('ai');
});

test('in shadow roots, open, closed and declared', async ({ web, firefox, ours }) => {
  const video = (n: number) =>
    `<video src="${clip(`tagged.mp4?shadow=${n}`)}" muted autoplay loop width="360" height="203"></video>`;
  const script = `
    for (const mode of ['open', 'closed']) {
      const [outer, inner] = [document.createElement('div'), document.createElement('div')];
      outer.attachShadow({ mode }).append(inner);
      inner.attachShadow({ mode }).innerHTML = mode === 'open' ? \`${video(1)}\` : \`${video(2)}\`;
      document.body.append(outer);
    }`;
  const url = 'https://shadow.example/';
  const declared = `<x-declared><template shadowrootmode="closed">${video(3)}</template></x-declared>`;
  web.put(url, html(`${declared}<script>${script}</script>`));
  await firefox.open(url);
  await expect
    .poll(async () => (await ours.listed(url)).map(({ level }) => level))
    .toEqual(['ai', 'ai', 'ai']);
});
