import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { browser } from '#imports';
import { expect, test } from './fixtures.ts';
import { expectNoFindings, open, point } from './inspector-page.ts';
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
