import { article, timeline, tweet } from '@/tests/e2e/x-pages.ts';
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
    .poll(async () => (await ours.listed(url))[0]?.level, { timeout: 60_000 })
    .toMatch(/no-signs|likely-ai/);
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
