import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { browser } from '#imports';
import { shared } from '@/tests/shared.ts';
import { clip, type Extension, expect, html, listed, test } from './fixtures.ts';
import { MEDIA } from './media.ts';

declare const chrome: typeof browser;

/** Whole files are read and eight pages are audited; on a busy machine that takes its time. */
test.setTimeout(150_000);

let serial = 0;

/** A page with one playing clip, which the extension has seen. @returns the post and where it is */
async function show(
  page: Page,
  extension: Extension,
  put: (url: string, body: string) => void,
  name: string,
) {
  const url = `https://inspect${serial++}.example/`;
  const src = clip(`${name}?inspect=${serial++}`);
  put(url, html(`<video src="${src}" muted autoplay loop width="480" height="270"></video>`));
  await page.goto(url);
  await expect.poll(async () => (await listed(extension, page)).length).toBe(1);
  const [video] = await listed(extension, page);
  if (!video) throw new Error('no video was listed');
  return video as typeof video & { tabId: number };
}

/** Points the inspector at a video, as a right click does (`context-menu.spec.ts` clicks). */
const point = ({ worker }: Extension, target: object) =>
  worker.evaluate(
    (inspect) => chrome.storage.session.set({ inspect: { ...inspect, askedAt: Date.now() } }),
    target,
  );

async function open({ context, origin }: Extension, file = 'inspector.html') {
  const page = await context.newPage();
  await page.setViewportSize({ width: 420, height: 800 });
  await page.goto(`${origin}/${file}`);
  await expect(page.locator('h1')).toBeVisible();
  return page;
}

const finished = (panel: Page) =>
  expect(panel.getByRole('status')).toHaveText('The check is finished.', { timeout: 90_000 });

async function expectNoFindings(panel: Page) {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const dir of ['ltr', 'rtl']) {
      // A colour that is still on its way from one theme to the other is no finding.
      await panel.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await panel.evaluate((way) => {
        document.documentElement.dir = way;
      }, dir);
      const { violations } = await new AxeBuilder({ page: panel }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      const wide = await panel.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide).toBe(0);
    }
}

test('without a video, the inspector says how to get one', async ({ extension }) => {
  // Other files' tests may have left theirs.
  await extension.worker.evaluate(() => chrome.storage.session.remove('inspect'));
  const panel = await open(extension);
  await expect(panel.locator('main')).toContainText('Take a second look');
  await expectNoFindings(panel);
  await panel.close();
});

test('the inspector shows level, reason, raw values and what could not be checked', async ({
  page,
  web,
  extension,
}) => {
  const video = await show(page, extension, web.put, 'tagged.mp4');
  await point(extension, video);
  const panel = await open(extension);
  await page.bringToFront();
  await finished(panel);
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('AI');
  await expect(panel.locator('.reason')).toContainText('second-look-test');
  await expect(panel.getByRole('heading', { name: 'Declared' })).toBeVisible();
  await panel.getByText('Raw values').first().click();
  await expect(panel.locator('pre').first()).toContainText('"ContentProducer": "second-look-test"');
  await expectNoFindings(panel);
  await panel.close();
});

test('a frame that was looked at is saved and copied at a size that people can use', async ({
  page,
  web,
  extension,
}) => {
  await point(extension, await show(page, extension, web.put, 'other.mp4'));
  const panel = await open(extension);
  await page.bringToFront();
  await finished(panel);
  await panel.bringToFront();
  const saving = panel.waitForEvent('download');
  await panel
    .getByRole('link', { name: /^Save this frame/ })
    .first()
    .click();
  const saved = readFileSync(await (await saving).path()).toString('base64');
  const size = (address: string) =>
    panel.evaluate(async (from) => {
      const { width, height } = await createImageBitmap(await (await fetch(from)).blob());
      return [width, height];
    }, address);
  expect(await size(`data:image/jpeg;base64,${saved}`)).toEqual([640, 360]);

  const note = panel.locator('.inspector').getByText(/^Copied/);
  await panel
    .getByRole('button', { name: /^Copy this frame/ })
    .first()
    .click();
  await expect(note).toBeVisible();
  const pasted = panel.evaluate(
    () =>
      new Promise<string>((resolve) =>
        addEventListener('paste', ({ clipboardData }) => {
          const [file] = clipboardData?.files ?? [];
          resolve(file?.type === 'image/png' ? URL.createObjectURL(file) : '');
        }),
      ),
  );
  await panel.keyboard.press('Control+V');
  expect(await size(await pasted)).toEqual([640, 360]);

  await panel.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await panel
    .getByRole('button', { name: /^Copy this frame/ })
    .first()
    .click();
  await expect(panel.getByText('The browser did not allow copying.')).toBeVisible();
  await expectNoFindings(panel);
  await panel.close();
});

test('frames of a stream, which no file holds, are large enough to be used', async ({
  page,
  web,
  extension,
}) => {
  const script = `
    const source = new MediaSource();
    document.querySelector('video').src = URL.createObjectURL(source);
    source.onsourceopen = async () => {
      const buffer = source.addSourceBuffer('video/mp4; codecs="avc1.64001e"');
      buffer.appendBuffer(await (await fetch('/clips/stream.mp4')).arrayBuffer());
    };`;
  const url = 'https://inspect-stream.example/';
  web.put(
    url,
    html(`<video muted autoplay loop width="480" height="270"></video><script>${script}</script>`),
  );
  await page.goto(url);
  await expect.poll(async () => (await listed(extension, page)).length).toBe(1);
  const [video] = await listed(extension, page);
  await point(extension, video ?? {});
  const panel = await open(extension);
  await page.bringToFront();
  await finished(panel);
  const frames = panel.locator('.strip a');
  expect(await frames.count()).toBeGreaterThan(3);
  const size = await frames.first().evaluate(async (link) => {
    const picture = await fetch((link as HTMLAnchorElement).href);
    return (await createImageBitmap(await picture.blob())).width;
  });
  expect(size).toBe(640);
  await panel.close();
});

test('what a file was made from is shown with its picture, and a report never fetches one', async ({
  extension,
}) => {
  const file = shared('media/c2pa/camera/sony_ebu_cawg_20260126.mp4');
  test.skip(!file, '../shared/media/c2pa is not here');
  // Other tests may have left a video that the inspector would look at beside the report.
  await extension.worker.evaluate(() => chrome.storage.session.remove('inspect'));
  const page = await open(extension, 'check.html');
  await page.locator('input[type=file]').setInputFiles(file ?? '');
  await page.getByRole('button', { name: /sony_ebu/ }).click({ timeout: 90_000 });
  const picture = page.locator('.chain').getByRole('img', { name: /^test_sony_official/ });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(50);
  await expectNoFindings(page);

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save report' }).last().click();
  const report = readFileSync(await (await saving).path(), 'utf8');
  const panel = await open(extension);
  const load = (text: string) =>
    panel.locator('input[type=file]').setInputFiles({
      ...{ name: 'report.json', mimeType: 'application/json', buffer: Buffer.from(text) },
    });
  await load(report);
  await expect(panel.locator('.chain img.ingredient')).toHaveCount(1);
  await load(report.replace(/("picture": )"data:[^"]+"/, '$1"https://tracker.example/a.png"'));
  await expect(panel.locator('.chain')).toHaveCount(0);
  await expect(panel.locator('img[src^="http"]')).toHaveCount(0);
  for (const open of [page, panel]) await open.close();
});

test('a second video takes the place of the first, also while that is being checked', async ({
  page,
  web,
  extension,
}) => {
  const first = await show(page, extension, web.put, 'tagged.mp4');
  await point(extension, first);
  const panel = await open(extension);
  await expect(panel.locator('.verdict')).toBeVisible();
  const { videoId: _, ...post } = {
    ...first,
    post: { ...first.post, postId: 'b', src: clip('plain.mp4?second') },
  };
  await point(extension, { ...post, videoId: null });
  await finished(panel);
  await expect(panel.getByRole('heading', { level: 1 })).not.toHaveText('AI');
  await expect(panel.locator('.reason')).toHaveCount(0);
  await panel.close();
});

test('a video without an address or a picture is "not checked", with a way to try again', async ({
  page,
  web,
  extension,
}) => {
  const { post, ...where } = await show(page, extension, web.put, 'plain.mp4');
  const { src: _, ...hidden } = post;
  await point(extension, {
    ...where,
    videoId: null,
    post: { ...hidden, postId: 'hidden', urls: [] },
  });
  const panel = await open(extension);
  await finished(panel);
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Not checked');
  await expect(
    panel.getByRole('button', { name: 'Try again while the video plays' }).first(),
  ).toBeVisible();
  await expectNoFindings(panel);
  await panel.close();
});

test('a check can be stopped and begun again', async ({ page, web, extension }) => {
  const video = await show(page, extension, web.put, 'plain.mp4');
  web.put('https://media.example/slow.mp4', () => new Promise(() => {}));
  const post = { ...video.post, postId: 'slow', src: 'https://media.example/slow.mp4' };
  await point(extension, { ...video, videoId: null, post });
  const panel = await open(extension);
  await expect(panel.getByRole('status')).toHaveText('Reading the whole file…');
  await panel.getByRole('button', { name: 'Stop' }).click();
  await expect(panel.getByRole('status')).toContainText('You stopped this check');
  web.put('https://media.example/slow.mp4', { file: path.join(MEDIA, 'tagged.mp4') });
  await panel.getByRole('button', { name: 'Check again' }).click();
  await finished(panel);
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('AI');
  await panel.close();
});

test('bytes are told while a whole file is read, and reading stops when asked to', async ({
  page,
  web,
  extension,
}) => {
  const video = await show(page, extension, web.put, 'plain.mp4');
  const src = 'https://media.example/large.mp4';
  let asked = 0;
  web.put(src, async () => {
    asked++;
    await new Promise((resolve) => setTimeout(resolve, 700));
    return { file: path.join(MEDIA, 'stream.mp4') };
  });
  const post = { ...video.post, postId: 'large', src };
  await point(extension, { ...video, videoId: null, post });
  const panel = await open(extension);
  await expect(panel.locator('.progress .bytes')).toHaveText(/^[\d.]+ [kM]B of 2\.12 MB read$/);
  await expect(panel.locator('progress[value][max]')).toBeVisible();
  await expectNoFindings(panel);
  await panel.getByRole('button', { name: 'Stop' }).click();
  await expect(panel.locator('.progress .bytes')).toHaveCount(0);
  const before = asked;
  await page.waitForTimeout(2_000);
  expect(asked - before).toBeLessThan(2);
  await panel.close();
});

test('where nothing may be fetched, one video is checked if the person says so', async ({
  page,
  web,
  extension,
}) => {
  await extension.worker.evaluate(() =>
    chrome.storage.local.set({ settings: { fetching: 'never' } }),
  );
  const video = await show(page, extension, web.put, 'tagged.mp4');
  await point(extension, { ...video, videoId: null });
  const panel = await open(extension);
  await finished(panel);
  await expect(panel.getByRole('heading', { level: 1 })).not.toHaveText('AI');
  await expect(panel.getByText('Your settings stay as they are.')).toHaveCount(1);
  await expectNoFindings(panel);
  await panel.getByRole('button', { name: 'Check this one video anyway' }).click();
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('AI', { timeout: 60_000 });
  await finished(panel);
  const stored = await extension.worker.evaluate(() => chrome.storage.local.get('settings'));
  expect(stored).toEqual({ settings: { fetching: 'never' } });
  await panel.close();
});

test('files are checked, sorted, saved as a table and as a report that opens again', async ({
  extension,
}) => {
  const page = await open(extension, 'check.html');
  const files = ['page.mp4', 'empty.mp4', 'tagged.mp4'].map((name) => path.join(MEDIA, name));
  await page.locator('input[type=file]').setInputFiles(files);
  await expect(page.getByRole('status')).toHaveText('3 of 3 checked', { timeout: 90_000 });
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  await expect(row('tagged.mp4')).toContainText('AI');
  await expect(row('page.mp4')).toContainText('Not checked');
  await expect(row('empty.mp4')).toContainText('the file is empty');

  await page.getByRole('button', { name: 'File', exact: true }).click();
  await expect(page.locator('tbody tr').first()).toContainText('empty.mp4');
  await page.getByRole('button', { name: /^File/ }).first().click();
  await expect(page.locator('tbody tr').first()).toContainText('tagged.mp4');

  const save = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ]);
    return download.path();
  };
  const table = readFileSync(await save('Save as CSV'), 'utf8')
    .trim()
    .split('\r\n');
  expect(table).toHaveLength(4);
  expect(table.find((line) => line.startsWith('tagged.mp4,ai,'))).toContain('second-look-test');

  await page.getByRole('button', { name: 'Details of tagged.mp4' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'AI', exact: true })).toBeVisible();
  await expectNoFindings(page);
  const report = await save('Save report');

  const panel = await open(extension);
  const choose = panel.locator('input[type=file]');
  await choose.setInputFiles({
    name: 'r.json',
    mimeType: 'application/json',
    buffer: readFileSync(report),
  });
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('AI');
  await expect(panel.getByRole('status')).toContainText('A saved report');
  await choose.setInputFiles({
    name: 'bad.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"a":1}'),
  });
  await expect(panel.getByRole('alert')).toContainText('not a report');
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('AI');
  await expectNoFindings(panel);
  await panel.close();
  await page.close();
});
