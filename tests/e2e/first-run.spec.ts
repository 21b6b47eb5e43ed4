import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Worker } from '@playwright/test';
import { launchChromium } from '@/scripts/chromium.mjs';
import { visibleBadges } from './badges.ts';
import { type Extension, expect, html, remembered, test } from './fixtures.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** As people install it: it trusts no test root, and it greets them. */
const RELEASE = path.join(ROOT, '.output/chrome-mv3');
const DEMO = path.join(ROOT, 'tests/media/demo');

let installed: { context: BrowserContext; worker: Worker; origin: string; close(): Promise<void> };
test.beforeAll(async ({ web }) => {
  installed = (await launchChromium({ extension: RELEASE, port: web.port })) as typeof installed;
});
test.afterAll(() => installed.close());

test('installing opens one page, which shows a real badge and leads to the options', async () => {
  const ours = () =>
    installed.context.pages().filter((page) => page.url().startsWith(installed.origin));
  await expect
    .poll(() => ours().map((page) => page.url()))
    .toEqual([`${installed.origin}/welcome.html`]);
  const [welcome] = ours();
  if (!welcome) throw new Error('no welcome');
  await expect(welcome.locator('h1')).toHaveText('Second Look is ready');
  await expect(welcome.locator('second-look-badge')).toHaveCount(1);
  await expect(welcome.locator('ol > li')).toHaveCount(3);
  const opened = installed.context.waitForEvent('page');
  await welcome.getByRole('button', { name: 'Open the options' }).click();
  await expect((await opened).locator('h1')).toHaveText('Second Look: options');
  for (const page of ours()) await page.close();
});

test('as installed it works on the sites that it names, nowhere else, and asks for those on one page', async ({
  web,
}) => {
  const page = await installed.context.newPage();
  for (const [url, works] of [
    ['https://x.com/', true],
    ['https://elsewhere.example/', false],
    ['https://notx.com/', false],
  ] as const) {
    web.put(url, html('<video src="/clips/plain.mp4" muted></video>'));
    await page.goto(url);
    const badges = visibleBadges(page);
    await (works
      ? expect(badges).resolves.toEqual([])
      : expect(badges).rejects.toThrow('no content script'));
  }
  await page.goto(`${installed.origin}/welcome.html`);
  await expect(page.getByText(/^Now: only on X, TikTok, /)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Allow on all sites' })).toBeVisible();
  await page.close();
});

test('a certificate of the person’s own makes its signer known, in the open tab', async ({
  web,
}) => {
  expect(existsSync(DEMO), 'the demo’s clips are part of the project').toBe(true);
  const media = 'https://sora.com/media/signed-ai.mp4';
  web.put(media, { file: path.join(DEMO, 'signed-ai.mp4') });
  web.put(
    'https://sora.com/p/s_0123456789abcdef0123456789abcdef',
    html(`<video src="${media}" muted autoplay loop width="480" height="270"></video>`),
  );
  const page = await installed.context.newPage();
  await page.goto('https://sora.com/p/s_0123456789abcdef0123456789abcdef');
  await expect.poll(async () => (await visibleBadges(page))[0]?.level).toBe('ai');
  const list = async () => {
    const found = await remembered(installed as Extension, media);
    return found?.evidence.find(({ source }) => source === 'c2pa')?.detail.list;
  };
  await expect.poll(list).toBe('none');

  const options = await installed.context.newPage();
  await options.goto(`${installed.origin}/options.html`);
  const field = options.getByLabel('Certificates in PEM');
  await field.fill('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----');
  await options.getByRole('button', { name: 'Trust these' }).click();
  await expect(options.getByText('Certificate 1 cannot be read')).toBeVisible();
  await field.fill(readFileSync(path.join(DEMO, 'pki/test-root.pem'), 'utf8'));
  await options.getByRole('button', { name: 'Trust these' }).click();
  await expect(options.locator('.anchors .certificates li')).toHaveCount(1);
  await page.bringToFront();
  await expect.poll(list, { timeout: 30_000 }).toBe('user');

  // And with it gone again, so is the trust.
  await options.bringToFront();
  await options
    .locator('.anchors')
    .getByRole('button', { name: /^Remove/ })
    .click();
  await page.bringToFront();
  await expect.poll(list, { timeout: 30_000 }).toBe('none');
});
