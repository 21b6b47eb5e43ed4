import { clip, expect, html, listed, remembered, test } from './fixtures.ts';

const looked = ['no-signs', 'likely-ai'];

test('frames of a playing video whose canvas is clean', async ({ page, web, extension }) => {
  const src = '/clips/plain.mp4?same-origin';
  web.put(
    'https://clean.example/',
    html(`<video src="${src}" muted autoplay loop width="480" height="270"></video>`),
  );
  await page.goto('https://clean.example/');
  const kept = () => remembered(extension, `https://clean.example${src}`);
  await expect.poll(async () => (await kept())?.checked, { timeout: 40_000 }).toContain('detector');
  expect((await kept())?.evidence.every(({ class: c }) => c === 'estimated')).toBe(true);
  expect(looked).toContain((await listed(extension, page))[0]?.level);
});

test('frames of a stream without an address', async ({ page, web, extension }) => {
  const script = `
    const source = new MediaSource();
    const video = document.querySelector('video');
    video.src = URL.createObjectURL(source);
    source.onsourceopen = async () => {
      const buffer = source.addSourceBuffer('video/mp4; codecs="avc1.64001e"');
      buffer.appendBuffer(await (await fetch('/clips/stream.mp4')).arrayBuffer());
    };`;
  web.put(
    'https://stream.example/',
    html(`<video muted autoplay loop width="480" height="270"></video><script>${script}</script>`),
  );
  await page.goto('https://stream.example/');
  // Nothing but its frames can tell: any answer is the detector's.
  await expect
    .poll(async () => (await listed(extension, page))[0]?.level, { timeout: 40_000 })
    .toMatch(/no-signs|likely-ai/);
});

test('frames read from the file where the canvas is tainted', async ({ page, web, extension }) => {
  const src = clip('plain.mp4?tainted', 'elsewhere.example');
  web.put(
    'https://tainted.example/',
    html(`<video src="${src}" muted autoplay loop width="480" height="270"></video>`),
  );
  await page.goto('https://tainted.example/');
  await expect
    .poll(async () => (await remembered(extension, src))?.checked, { timeout: 40_000 })
    .toContain('detector');
  const ours = web
    .requests('elsewhere.example')
    .filter(({ headers }) => headers['sec-fetch-dest'] === 'empty');
  expect(ours.length).toBeGreaterThan(0);
  for (const { headers } of ours) {
    expect(headers.range).toMatch(/^bytes=/);
    expect(headers.cookie).toBeUndefined();
    expect(headers.referer).toBeUndefined();
  }
});

test('a paused video is left alone', async ({ page, web }) => {
  web.put(
    'https://paused.example/',
    html(
      '<video src="/clips/plain.mp4?paused" muted preload="auto" width="480" height="270"></video>',
    ),
  );
  await page.goto('https://paused.example/');
  await page.waitForTimeout(2_000);
  const state = await page.evaluate(() => {
    const video = document.querySelector('video') as HTMLVideoElement;
    return [video.paused, video.currentTime, video.getAttributeNames()];
  });
  expect(state).toEqual([true, 0, ['src', 'muted', 'preload', 'width', 'height']]);
});
