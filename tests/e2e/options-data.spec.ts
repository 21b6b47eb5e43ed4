import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { browser } from '#imports';
import { expect, test } from './fixtures.ts';
import { openOptions, openVideos, radio, stored } from './options-page.ts';

declare const chrome: typeof browser;

// Not every test here has a page of its own, whose end would clean up.
test.afterEach(({ extension }) => extension.worker.evaluate(() => chrome.storage.local.clear()));

test('settings are saved, opened again, and taken back', async ({ extension }) => {
  const options = await openOptions(extension);
  await radio(options, /Size/, 'Large').check();
  await options.getByLabel('Accounts', { exact: true }).fill('@Somebody');
  await options.getByLabel('Accounts', { exact: true }).press('Enter');
  await expect
    .poll(() => stored(extension))
    .toMatchObject({ badgeSize: 'large', wantedAccounts: ['@Somebody'] });
  const before = await stored(extension);
  const downloading = options.waitForEvent('download');
  await options.getByRole('button', { name: /^Save all settings/ }).click();
  const saved = readFileSync(await (await downloading).path(), 'utf8');

  await radio(options, /Size/, 'Small').check();
  await options.getByRole('button', { name: 'Remove @Somebody' }).click();
  const choose = (buffer: string) =>
    options
      .getByRole('region', { name: 'Your data' })
      .locator('input[type=file]')
      .setInputFiles({
        name: 'settings.json',
        mimeType: 'application/json',
        buffer: Buffer.from(buffer),
      });
  await choose('{"not": "ours"}');
  await expect(options.getByText('no file of saved settings')).toBeVisible();
  await choose(saved.replace('"large"', '"gigantic"'));
  await expect(options.getByText('cannot be read: badgeSize')).toBeVisible();
  await expect
    .poll(() => stored(extension))
    .toMatchObject({ badgeSize: 'small', wantedAccounts: [] });
  await choose(saved);
  await expect(options.getByText('are in force')).toBeVisible();
  await expect(radio(options, /Size/, 'Large')).toBeChecked();
  await expect.poll(() => stored(extension)).toEqual(before);
  await options.getByRole('button', { name: 'Undo' }).click();
  await expect
    .poll(() => stored(extension))
    .toMatchObject({ badgeSize: 'small', wantedAccounts: [] });
  await options.close();
});

test('two windows that write at once lose nothing', async ({ extension }) => {
  const [one, two] = [await openOptions(extension), await openOptions(extension)];
  const add = async (options: Page, names: string[]) => {
    for (const name of names) {
      await options.getByLabel('Accounts', { exact: true }).fill(name);
      await options.getByLabel('Accounts', { exact: true }).press('Enter');
    }
  };
  await Promise.all([add(one, ['a', 'b', 'c', 'd']), add(two, ['e', 'f', 'g', 'h'])]);
  const accounts = async () =>
    ((await stored(extension)) as { wantedAccounts: string[] }).wantedAccounts.toSorted();
  await expect.poll(accounts).toEqual([...'abcdefgh']);
  await Promise.all([one.close(), two.close()]);
});

test('a full disk is told, and the page shows what is stored', async ({ extension }) => {
  const options = await openOptions(extension);
  await options.evaluate(() => {
    chrome.storage.local.set = (async () => {
      throw new Error('QUOTA_BYTES quota exceeded');
    }) as never;
  });
  await radio(options, /Size/, 'Large').click();
  await expect(options.getByRole('alert')).toContainText('could not be saved');
  await expect(radio(options, /Size/, 'Normal')).toBeChecked();
  await options.close();
});

test('everything is deleted, but only when asked twice', async ({ page, web, extension }) => {
  await openVideos(page, web);
  const options = await openOptions(extension);
  await options.getByRole('switch', { name: /without signs/ }).check();
  await expect.poll(() => stored(extension)).toMatchObject({ showNoSigns: true });
  const kept = () =>
    options.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open('second-look');
          opening.onsuccess = () => {
            const all = opening.result.transaction('media').objectStore('media').count();
            all.onsuccess = () => {
              opening.result.close();
              resolve(all.result);
            };
          };
        }),
    );
  expect(await kept()).toBeGreaterThan(0);
  await options.getByRole('button', { name: /^Delete everything…/ }).click();
  await options.getByRole('button', { name: 'Keep it' }).click();
  expect(await kept()).toBeGreaterThan(0);
  // A page that is still open would be looked at again at once, under the settings as they were at first.
  await page.goto('about:blank');
  await options.getByRole('button', { name: /^Delete everything…/ }).click();
  await options.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await expect(options.getByText('Everything was deleted')).toBeVisible();
  expect(await kept()).toBe(0);
  expect(await extension.worker.evaluate(() => chrome.storage.local.get(null))).toEqual({});
  await expect(options.getByRole('switch', { name: /without signs/ })).not.toBeChecked();
  await options.close();
});
