import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchChromium } from '@/scripts/chromium.mjs';
import { visibleBadges } from './badges.ts';
import { BUILD, clip, type Extension, expect, html, listed, test } from './fixtures.ts';

const set = ({ worker }: Pick<Extension, 'worker'>, settings: object) =>
  worker.evaluate((value) => chrome.storage.local.set({ settings: value }), settings);
const body = (name: string) =>
  html(
    `<video src="${clip(`tagged.mp4?settings=${name}`)}" muted autoplay loop width="480" height="270"></video>`,
  );

test('off and on again apply at once in an open tab', async ({ page, web, extension }) => {
  web.put('https://off.example/', body('off'));
  await page.goto('https://off.example/');
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  await set(extension, { enabled: false });
  await expect.poll(() => page.locator('second-look-badge').count()).toBe(0);
  await expect.poll(async () => (await listed(extension, page)).length).toBe(0);
  await set(extension, { enabled: true });
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  await set(extension, { sitesOff: ['off.example'] });
  await expect.poll(() => page.locator('second-look-badge').count()).toBe(0);
  await set(extension, { sitesOff: ['other.example'] });
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
});

test('the first change of a setting has nothing examined anew that does not depend on it', async ({
  page,
  web,
  extension,
}) => {
  web.put('https://first-change.example/', body('first'));
  const asked = () =>
    web
      .requests('media.example')
      .filter((one) => one.url.endsWith('=first') && one.headers['sec-fetch-dest'] === 'empty');
  await page.goto('https://first-change.example/');
  await expect.poll(async () => (await listed(extension, page))[0]?.level).toBe('ai');
  await expect.poll(() => asked().length).toBeGreaterThan(0);
  const before = asked().length;
  const options = await extension.context.newPage();
  await options.goto(`${extension.origin}/options.html`);
  await options.getByRole('radio', { name: 'High' }).check();
  await expect
    .poll(() => extension.worker.evaluate(() => chrome.storage.local.get('settings')))
    .toMatchObject({ settings: { sensitivity: 'high' } });
  await options.close();
  // Neither in the open page, nor when it is opened again: what was found is remembered.
  await page.reload();
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  expect(asked()).toHaveLength(before);
});

test('a site that is switched off is not read at all', async ({ page, web, extension }) => {
  await set(extension, { sitesOff: ['quiet.example'] });
  web.put('https://quiet.example/', body('quiet'));
  await page.goto('https://quiet.example/');
  await page.waitForTimeout(1_500);
  expect(await page.locator('second-look-badge').count()).toBe(0);
  const ours = web
    .requests('media.example')
    .filter(
      ({ url, headers }) => url.endsWith('settings=quiet') && headers['sec-fetch-dest'] === 'empty',
    );
  expect(ours).toEqual([]);
});

test('a page that is switched off is off with all its frames', async ({ page, web, extension }) => {
  web.put('https://embed.example/', body('embedded'));
  const frame = '<iframe src="https://embed.example/" width="500" height="300"></iframe>';
  web.put('https://around.example/', html(frame));
  await page.goto('https://around.example/');
  const inside = page.frames()[1]?.locator('second-look-badge');
  await expect.poll(() => inside?.count()).toBe(1);
  await set(extension, { sitesOff: ['around.example'] });
  await expect.poll(() => inside?.count()).toBe(0);
});

test('"nothing found" is said only when asked for', async ({ page, web, extension }) => {
  const quiet = html(
    `<video src="${clip('plain.webm?settings=signs')}" muted autoplay loop width="480" height="270"></video>`,
  );
  web.put('https://signs.example/', quiet);
  await set(extension, { fetching: 'played' });
  await page.goto('https://signs.example/');
  await expect
    .poll(async () => (await listed(extension, page))[0]?.level, { timeout: 30_000 })
    .toBe('no-signs');
  expect(await page.locator('second-look-badge').count()).toBe(0);
  await set(extension, { showNoSigns: true });
  await expect.poll(async () => (await visibleBadges(page))[0]?.level).toBe('no-signs');
});

test('"never fetch" fetches nothing', async ({ page, web, extension }) => {
  await set(extension, { fetching: 'never' });
  web.put('https://never.example/', body('never'));
  await page.goto('https://never.example/');
  await expect.poll(async () => (await listed(extension, page)).length).toBe(1);
  await page.waitForTimeout(1_000);
  expect(await page.locator('second-look-badge').count()).toBe(0);
  const ours = web
    .requests('media.example')
    .filter(
      ({ url, headers }) => url.endsWith('settings=never') && headers['sec-fetch-dest'] === 'empty',
    );
  expect(ours).toEqual([]);
});

test('settings survive a restart of the browser', async ({ web }) => {
  const profile = mkdtempSync(path.join(tmpdir(), 'second-look-restart-'));
  try {
    const first = await launchChromium({ extension: BUILD, port: web.port, profile });
    await set(first, { sensitivity: 'high', sitesOff: ['restart.example'] });
    await first.close();
    const second = await launchChromium({ extension: BUILD, port: web.port, profile });
    expect(await second.worker.evaluate(() => chrome.storage.local.get('settings'))).toEqual({
      settings: { sensitivity: 'high', sitesOff: ['restart.example'] },
    });
    web.put('https://restart.example/', body('restart-off'));
    web.put('https://other-restart.example/', body('restart-on'));
    const page = await second.context.newPage();
    await page.goto('https://other-restart.example/');
    await expect.poll(() => visibleBadges(page)).toHaveLength(1);
    await page.goto('https://restart.example/');
    await page.waitForTimeout(1_000);
    expect(await page.locator('second-look-badge').count()).toBe(0);
    await second.close();
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});
