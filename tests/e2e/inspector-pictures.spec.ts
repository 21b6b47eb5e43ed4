import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { browser } from '#imports';
import { shared } from '@/tests/shared.ts';
import { isSeenClosely } from '@/utils/evidence/looked.ts';
import { clip, expect, html, listed, remembered, test } from './fixtures.ts';
import { expectNoFindings, finished, open, point, show } from './inspector-page.ts';
import { MEDIA } from './media.ts';

declare const chrome: typeof browser;

/** Whole files are read and eight pages are audited; on a busy machine that takes its time. */
test.setTimeout(150_000);

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

test('a video that a feed saw in passing, and whose file nobody else may read, is looked at closely as it plays', async ({
  page,
  web,
  extension,
}) => {
  // The player alone gets the file, as where a server wants to see the page's own request.
  const host = 'inspect-closed.example';
  const src = clip('closed.mp4', host);
  const file = path.join(MEDIA, 'plain.mp4');
  web.put(src, ({ headers }) =>
    headers['sec-fetch-dest'] === 'video' ? { file } : { status: 403, body: '' },
  );
  web.put(
    `https://${host}/`,
    html(`<video src="${src}" muted autoplay loop width="480" height="270"></video>`),
  );
  await page.goto(`https://${host}/`);
  const known = () => remembered(extension, src);
  await expect
    .poll(async () => (await known())?.checked, { timeout: 90_000 })
    .toContain('detector');
  const before = await known();
  expect(before && isSeenClosely(before)).toBe(false);
  const [video] = await listed(extension, page);
  if (!video) throw new Error('no video was listed');
  await point(extension, video);
  const panel = await open(extension);
  await page.bringToFront();
  await finished(panel);
  await expect(panel.locator('.inspector img').first()).toBeVisible();
  const after = await known();
  expect(after && isSeenClosely(after)).toBe(true);
  expect(after?.checked).not.toContain('container');
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
  // What was done is told in words; the standard's own stand below them.
  const actions = page.locator('.actions li');
  await expect(actions.filter({ hasText: 'recorded with a camera' })).toHaveText(
    /^Created · recorded with a camera.*c2pa\.created · digitalCapture$/,
  );
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
