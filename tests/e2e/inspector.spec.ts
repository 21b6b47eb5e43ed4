import path from 'node:path';
import type { browser } from '#imports';
import { clip, expect, test } from './fixtures.ts';
import { expectNoFindings, finished, open, point, show } from './inspector-page.ts';
import { MEDIA } from './media.ts';

declare const chrome: typeof browser;

/** Whole files are read and eight pages are audited; on a busy machine that takes its time. */
test.setTimeout(150_000);

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
  const names = await panel.locator('.raw summary').allTextContents();
  expect(names).toContain("Raw values: The file's own notes, second-look-test");
  expect(new Set(names).size, 'each is known by its name').toBe(names.length);
  await panel.getByText('Raw values').first().click();
  await expect(panel.locator('pre').first()).toContainText('"ContentProducer": "second-look-test"');
  await expectNoFindings(panel);
  await panel.close();
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
  const heading = panel.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('checking…');
  await panel.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(panel.getByRole('status')).toContainText('You stopped this check');
  await expect(heading).toHaveText('Not checked');
  web.put('https://media.example/slow.mp4', { file: path.join(MEDIA, 'tagged.mp4') });
  const again = panel.getByRole('button', { name: 'Check again' });
  await expect(again).toBeFocused();
  await again.press('Enter');
  await finished(panel);
  await expect(heading).toHaveText('AI');
  await expect(again).toBeFocused();
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
  // What was on its way when it was stopped may still arrive: on a busy machine that was two.
  await page.waitForTimeout(1_000);
  const before = asked;
  await page.waitForTimeout(2_000);
  expect(asked).toBe(before);
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
