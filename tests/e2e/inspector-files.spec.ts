import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { browser } from '#imports';
import { makeRoot, makeSigner } from '@/scripts/demo/pki.mjs';
import { signMp4 } from '@/scripts/demo/sign.mjs';
import { expect, test } from './fixtures.ts';
import { expectNoFindings, open, point, show } from './inspector-page.ts';
import { MEDIA } from './media.ts';

declare const chrome: typeof browser;

/** Whole files are read and eight pages are audited; on a busy machine that takes its time. */
test.setTimeout(150_000);

test('files are checked, sorted, saved as a table and as a report that opens again', async ({
  extension,
}) => {
  const page = await open(extension, 'check.html');
  const names = ['page.mp4', 'empty.mp4', 'tagged.mp4', 'unseen.mp4'];
  const files = names.map((name) => path.join(MEDIA, name));
  await page.locator('input[type=file]').setInputFiles(files);
  await expect(page.getByRole('status')).toHaveText('4 of 4 checked', { timeout: 90_000 });
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  await expect(row('tagged.mp4')).toContainText('AI');
  await expect(row('page.mp4')).toContainText('Not checked');
  await expect(row('page.mp4')).not.toContainText('partly checked');
  // "No signs" that rests on the file alone says that nobody saw the pictures.
  await expect(row('unseen.mp4')).toContainText('No signs of AI');
  await expect(row('unseen.mp4')).toContainText('The detector says nothing: the format is not');
  await expect(row('empty.mp4')).toContainText('the file is empty');

  await page.getByRole('button', { name: 'File', exact: true }).click();
  await expect(page.locator('tbody tr').first()).toContainText('empty.mp4');
  await page.getByRole('button', { name: /^File/ }).first().click();
  await expect(page.locator('tbody tr').first()).toContainText('unseen.mp4');

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
  expect(table).toHaveLength(5);
  expect(table.find((line) => line.startsWith('tagged.mp4,ai,'))).toContain('second-look-test');

  await page.getByRole('button', { name: 'Details of unseen.mp4' }).click();
  await expect(page.locator('.verdict')).toContainText('The detector says nothing');
  await page.getByRole('button', { name: 'Details of tagged.mp4' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'AI', exact: true })).toBeVisible();
  await expectNoFindings(page);
  const report = await save('Save report');

  const panel = await open(extension);
  const checkFiles = panel.getByRole('link', { name: 'Check files' });
  await expect(checkFiles).toHaveCount(1);
  const choose = panel.locator('input[type=file]');
  await choose.setInputFiles({
    name: 'r.json',
    mimeType: 'application/json',
    buffer: readFileSync(report),
  });
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('AI');
  await expect(panel.getByRole('status')).toContainText('A saved report');
  await expect(checkFiles).toHaveCount(1);
  await choose.setInputFiles({
    name: 'bad.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"a":1}'),
  });
  await expect(panel.getByRole('alert')).toContainText('not a report');
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('AI');
  await expectNoFindings(panel);
  // Who points at a video meanwhile sees that, and no longer the report.
  const post = { site: 'generic', pageUrl: 'https://later.example/', labels: [], urls: [] };
  await point(extension, { post: { ...post, postId: null }, tabId: -1, frameId: 0, videoId: null });
  await expect(panel.getByText('later.example').first()).toBeVisible();
  await expect(panel.getByText('A saved report')).toHaveCount(0);
  await panel.close();
  await page.close();
});

test('of a file that holds only sound it is said that there is no video in it, and what is signed all the same', async ({
  extension,
}) => {
  const sound = readFileSync(path.join(MEDIA, 'sound.m4a'));
  const names = { name: 'Somebody', organisation: 'Sound Studio' };
  const signer = await makeSigner(await makeRoot('A root that nobody lists'), names);
  const made = { title: 'song', generator: 'Song Maker', sourceType: 'trainedAlgorithmicMedia' };
  const signed = await signMp4(sound, signer, made);
  const page = await open(extension, 'check.html');
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'audio/mp4', buffer });
  // Silence: twenty times a header, and room for 128 kb/s.
  const mp3 = Buffer.alloc(417 * 20);
  for (let at = 0; at < mp3.length; at += 417) mp3.write('fffb9064', at, 'hex');
  const files = [
    file('plain.m4a', sound),
    file('signed.m4a', signed),
    file('plain.wav', readFileSync(path.join(MEDIA, 'sound.wav'))),
    file('plain.mp3', mp3),
  ];
  await page.locator('input[type=file]').setInputFiles(files);
  await expect(page.getByRole('status')).toHaveText('4 of 4 checked', { timeout: 90_000 });
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  for (const name of ['plain.m4a', 'plain.wav', 'plain.mp3']) {
    await expect(row(name)).toContainText('Not checked');
    await expect(row(name)).toContainText('there is no video in this file.');
  }
  await expect(row('signed.m4a')).toContainText('The signer gives the name Sound Studio');
  await page.getByRole('button', { name: 'Details of plain.m4a' }).click();
  await expect(page.locator('.verdict')).toContainText('there is no video in this file.');
  await page.close();
});

test('files that are dropped on the inspector are checked there, until a video is asked about', async ({
  page,
  web,
  extension,
}) => {
  const video = await show(page, extension, web.put, 'plain.mp4');
  // The test before this one asked about a video.
  await extension.worker.evaluate(() => chrome.storage.session.remove('inspect'));
  const panel = await open(extension);
  const drop = (...file: [string, string, Buffer]) => dropOn(panel, ...file);
  await drop('bad.json', 'application/json', Buffer.from('{}'));
  await expect(panel.getByRole('alert')).toContainText('not a report');
  const unseen = readFileSync(path.join(MEDIA, 'unseen.mp4'));
  await drop('unseen.mp4', 'video/mp4', unseen);
  const row = (name: string) => panel.getByRole('row').filter({ hasText: name });
  await expect(row('unseen.mp4')).toContainText('No signs of AI', { timeout: 90_000 });
  await drop('empty.mp4', 'video/mp4', Buffer.alloc(0));
  await expect(panel.getByRole('status')).toHaveText('2 of 2 checked', { timeout: 90_000 });
  await expect(row('empty.mp4')).toContainText('the file is empty');
  await expect(panel.getByRole('row')).toHaveCount(3);
  await panel.getByRole('button', { name: 'Clear the list' }).click();
  await expect(panel.getByText('Nothing to look at yet')).toBeVisible();
  await expect(panel.getByRole('alert')).toHaveCount(0);

  await drop('unseen.mp4', 'video/mp4', unseen);
  await expect(row('unseen.mp4')).toHaveCount(1);
  await point(extension, video);
  await expect(panel.locator('.verdict')).toBeVisible();
  await expect(panel.getByRole('row')).toHaveCount(0);
  // Nobody waits for the file any more.
  await expect.poll(() => panel.workers().length, { timeout: 10_000 }).toBe(0);
  await panel.close();
});

test('words that are pasted or dragged, and pictures of the page itself, are no files', async ({
  extension,
}) => {
  await extension.worker.evaluate(() => chrome.storage.session.remove('inspect'));
  const panel = await open(extension);
  const stopped = await panel.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<textarea></textarea><img alt="">');
    const words = new DataTransfer();
    words.setData('text/plain', 'words');
    const picture = new DataTransfer();
    picture.items.add(new File(['a picture'], 'picture.png', { type: 'image/png' }));
    const at = { bubbles: true, cancelable: true };
    const send = (selector: string, event: Event) =>
      !document.querySelector(selector)?.dispatchEvent(event);
    const drag = (selector: string, name: string, dataTransfer: DataTransfer) =>
      send(selector, new DragEvent(name, { ...at, dataTransfer }));
    return [
      send('textarea', new ClipboardEvent('paste', { ...at, clipboardData: picture })),
      drag('textarea', 'dragover', words),
      drag('textarea', 'drop', words),
      drag('img', 'dragstart', picture),
      drag('body', 'dragover', picture),
      drag('body', 'drop', picture),
      drag('img', 'dragend', picture),
    ];
  });
  expect(stopped).not.toContain(true);
  await panel.waitForTimeout(1_000);
  await expect(panel.getByText('Nothing to look at yet')).toBeVisible();
  await expect(panel.locator('[data-over=true]')).toHaveCount(0);
  await dropOn(panel, 'empty.mp4', 'video/mp4', Buffer.alloc(0));
  await expect(panel.getByRole('row').filter({ hasText: 'empty.mp4' })).toBeVisible();
  await panel.close();
});

/** Lets go of a file over a page, as one that comes from elsewhere. */
const dropOn = (panel: Page, name: string, type: string, bytes: Buffer) =>
  panel.evaluate(
    ({ name, type, bytes }) => {
      const dataTransfer = new DataTransfer();
      const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
      dataTransfer.items.add(new File([content], name, { type }));
      for (const event of ['dragover', 'drop'])
        document.body.dispatchEvent(
          new DragEvent(event, { bubbles: true, cancelable: true, dataTransfer }),
        );
    },
    { name, type, bytes: bytes.toString('base64') },
  );
