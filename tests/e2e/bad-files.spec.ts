import type { Page } from '@playwright/test';
import type { Examined } from '@/utils/browser/messages.ts';
import { inExtensionWorld } from './badges.ts';
import { clip, expect, html, listed, test, type Web } from './fixtures.ts';

const BRAND = Buffer.from('00000018667479706d703432000000006d70343269736f6d', 'hex');
const promised = (bytes: number, body: Buffer) => ({
  headers: { 'content-type': 'video/mp4', 'content-length': String(bytes) },
  body,
});

/** Each broken file, and what the inspector may say was in the way. */
const FILES: Readonly<Record<string, RegExp>> = {
  'empty.mp4': /empty/,
  'cut.mp4': /truncated/,
  'page.mp4': /not-media/,
  'noise.mp4': /not-media|unsupported/,
  'absurd.mp4': /truncated|malformed|too-large/,
  'negative.mp4': /malformed|truncated/,
  'nested.mp4': /malformed|truncated|too-large/,
  'huge.mp4': /truncated|malformed|too-large|network|timeout/,
  'missing.mp4': /network/,
  'cut-off.mp4': /truncated|network/,
};

function put(web: Web, name: string): { page: string; src: string } {
  const page = `https://bad-${name.replace('.', '-')}.example/`;
  const src = name === 'missing.mp4' ? 'https://media.example/missing.mp4' : clip(`${name}?bad`);
  const body = Buffer.concat([BRAND, Buffer.alloc(300_000)]);
  if (name === 'huge.mp4') web.put(src, promised(4 * 2 ** 30, body));
  if (name === 'cut-off.mp4') web.put(src, promised(900_000, BRAND));
  web.put(page, html(`<video src="${src}" muted autoplay width="480" height="270"></video>`));
  return { page, src };
}

/** Asks as the inspector does, for the whole file and its pictures. */
const inspect = (page: Page, src: string): Promise<{ res: Examined }> =>
  inExtensionWorld(
    page,
    (address) => {
      const post = {
        site: 'generic',
        postId: address,
        pageUrl: location.href,
        labels: [],
        urls: [],
        src: address,
      };
      const data = { post, depth: 'inspect', decode: true };
      const { runtime } = chrome;
      return runtime.sendMessage({ id: 1, type: 'examineFile', data, timestamp: Date.now() });
    },
    src,
  );

for (const [name, reasons] of Object.entries(FILES))
  test(`${name}: never "no signs", and a word about why`, async ({ page, web, extension }) => {
    const made = put(web, name);
    // A browser that waits for the rest of such a video never says that the page has loaded.
    await page.goto(made.page, { waitUntil: 'domcontentloaded' });
    const level = async () => (await listed(extension, page))[0]?.level;
    await expect.poll(level, { timeout: 30_000 }).toBe('unchecked');
    const { res } = await inspect(page, made.src);
    // That nothing signed stands at its beginning may be known even of a broken file, but no more than that.
    for (const source of ['container', 'detector'] as const) {
      expect(res.checked).not.toContain(source);
      const wall = res.unchecked.find((one) => one.source === source);
      expect(wall?.reason).toMatch(
        source === 'detector' ? new RegExp(`${reasons.source}|no-frames|unsupported`) : reasons,
      );
    }
    expect(res.evidence).toEqual([]);
    expect(await level()).toBe('unchecked');
    expect(await page.locator('second-look-badge').count()).toBe(0);
  });

test('the lab is well after all of them', async ({ page, web, extension }) => {
  const src = clip('plain.mp4?after-all');
  const body = `<video src="${src}" muted autoplay loop width="480" height="270"></video>`;
  web.put('https://after-all.example/', html(body));
  await page.goto('https://after-all.example/');
  const level = async () => (await listed(extension, page))[0]?.level;
  await expect.poll(level).toMatch(/no-signs|likely-ai/);
  const { res } = await inspect(page, src);
  expect(res.checked).toEqual(expect.arrayContaining(['container', 'c2pa', 'detector']));
});

test('WebM says what could not be checked', async ({ page, web, extension }) => {
  const src = clip('plain.webm?webm');
  const body = `<video src="${src}" muted autoplay loop width="480" height="270"></video>`;
  web.put('https://webm.example/', html(body));
  await page.goto('https://webm.example/');
  await expect.poll(async () => (await listed(extension, page))[0]?.level).toBe('no-signs');
  const { res } = await inspect(page, src);
  expect(res.checked).toContain('container');
  expect(res.unchecked).toContainEqual(
    expect.objectContaining({ source: 'c2pa', reason: 'unsupported' }),
  );
  // A test card is no camera's picture, and the detector knows only those.
  expect(res.unchecked).toContainEqual(
    expect.objectContaining({ source: 'detector', reason: 'declined' }),
  );
});
