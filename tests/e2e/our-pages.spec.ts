import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test, type Worker } from '@playwright/test';
import type { browser } from '#imports';
import { launchChromium } from '@/scripts/chromium.mjs';
import { serve } from '@/scripts/serve.mjs';
import { everyLevel } from './listed-videos.ts';

declare const chrome: typeof browser;

const BUILD = path.resolve(import.meta.dirname, '../../.output/demo/chrome-mv3');

/** A generator's own page, which no site file knows: its videos are labelled without a look at the file, so none has to play. */
const PAGE = 'https://klingai.com/';
const VIDEOS = `<!doctype html><title>two</title><style>body { margin: 0 } video { display: block }</style>
  <video src="/1.mp4" width="480" height="270"></video><div style="height: 3000px"></div>
  <video src="/2.mp4" width="480" height="270"></video>`;

let web: Awaited<ReturnType<typeof serve>>;
let extension: { context: BrowserContext; worker: Worker; origin: string; close(): Promise<void> };

test.beforeAll(async () => {
  web = await serve({ '*': ({ url }: { url: string }) => (url === '/' ? { body: VIDEOS } : null) });
  extension = (await launchChromium({ extension: BUILD, port: web.port })) as typeof extension;
});
test.afterAll(async () => {
  await extension.close();
  await web.close();
});
test.afterEach(async () => {
  for (const page of extension.context.pages().slice(1)) await page.close();
  await extension.worker.evaluate(async () => {
    await chrome.storage.local.clear();
    await chrome.storage.session.clear();
  });
});

const stored = () =>
  extension.worker.evaluate(async () => (await chrome.storage.local.get('settings')).settings);

/** Opens a page of ours as a tab; the popup is told which tab it stands beside, for here it is one itself. */
async function open(
  file: string,
  beside: { id: number; url: string; isDeaf?: boolean },
  dir = 'ltr',
) {
  const page = await extension.context.newPage();
  await page.setViewportSize({ width: file === 'popup.html' ? 360 : 900, height: 600 });
  await page.addInitScript(
    ([tab, way]) => {
      chrome.tabs.query = (async () => [tab]) as never;
      // It lets our scripts in, and nothing answers from there.
      if (tab.isDeaf) chrome.scripting.executeScript = (async () => []) as never;
      const { getMessage } = chrome.i18n;
      chrome.i18n.getMessage = ((key: string, args: string[]) =>
        key === 'language' && way === 'rtl'
          ? 'ar'
          : getMessage.call(chrome.i18n, key as never, args)) as never;
    },
    [beside, dir] as const,
  );
  await page.goto(`${extension.origin}/${file}`);
  await expect(page.locator('h1')).toBeVisible();
  return page;
}

async function openTwoVideos() {
  const page = await extension.context.newPage();
  await page.goto(PAGE);
  const find = (url: string) =>
    extension.worker.evaluate(async (at) => (await chrome.tabs.query({ url: at }))[0]?.id, url);
  const id = (await find(PAGE)) ?? -1;
  const badge = () => page.locator('second-look-badge').count();
  await expect.poll(badge).toBe(1);
  await page.evaluate(() => scrollTo(0, 3_000));
  await expect
    .poll(() =>
      extension.worker.evaluate(
        async (key) => ((await chrome.storage.session.get(key))[key] as unknown[])?.length,
        `page:${id}`,
      ),
    )
    .toBe(2);
  return { page, tab: { id, url: PAGE }, badge };
}

const looks = [
  { name: 'light', media: { colorScheme: 'light' } },
  { name: 'dark', media: { colorScheme: 'dark' } },
  { name: 'forced colours', media: { forcedColors: 'active' } },
  { name: 'right to left', media: { colorScheme: 'light' }, dir: 'rtl' },
] as const;

for (const look of looks)
  test(`popup, options, welcome and the detector’s card are accessible: ${look.name}`, async () => {
    await extension.worker.evaluate(
      (videos) => chrome.storage.session.set({ 'page:7': videos }),
      everyLevel as never,
    );
    for (const [file, url] of [
      ['popup.html', 'https://x.com/home'],
      ['popup.html', 'chrome://settings/'],
      ['options.html', ''],
      ['welcome.html', ''],
      ['detector.html', ''],
    ] as const) {
      const page = await open(file, { id: 7, url }, 'dir' in look ? look.dir : 'ltr');
      await page.emulateMedia(look.media);
      // Colours fade from one theme to the other.
      await page.waitForTimeout(300);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways, 'nothing is wider than the page').toBe(0);
    }
  });

test('the popup lists and shows videos while the worker is dead', async () => {
  const { page, tab } = await openTwoVideos();
  const devtools = await extension.context.newCDPSession(page);
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
  const popup = await open('popup.html', tab);
  const rows = popup.locator('.video-row');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('AI · from Kling');
  const scrolled = () => page.evaluate(() => scrollY);
  await rows.nth(0).locator('.show').click();
  await page.bringToFront();
  await expect.poll(scrolled).toBe(0);
  await popup.bringToFront();
  await rows.nth(1).locator('.show').click();
  await page.bringToFront();
  await expect.poll(scrolled).toBeGreaterThan(2_500);
});

test('"inspect" names the video for the inspector', async () => {
  const { tab } = await openTwoVideos();
  const popup = await open('popup.html', tab);
  await popup.locator('.video-row .inspect').first().click();
  const target = () =>
    extension.worker.evaluate(async () => (await chrome.storage.session.get('inspect')).inspect);
  await expect.poll(target).toMatchObject({
    tabId: tab.id,
    frameId: 0,
    post: { src: 'https://klingai.com/1.mp4' },
  });
});

test('a site goes off in the popup and comes back in options, in its open tab', async () => {
  const { page, tab, badge } = await openTwoVideos();
  const popup = await open('popup.html', tab);
  await popup.getByRole('switch', { name: /^On / }).click();
  await expect(popup.locator('.empty')).toContainText('off here');
  await expect.poll(badge).toBe(0);
  const options = await open('options.html', tab);
  await options.getByRole('switch', { name: 'klingai.com', exact: true }).check();
  await page.bringToFront();
  await expect.poll(badge).toBe(1);
});

test('every choice in options is kept, and another page of ours follows it', async () => {
  const tab = { id: 7, url: 'https://x.com/home' };
  const [popup, options] = [await open('popup.html', tab), await open('options.html', tab)];
  await options.getByRole('radio', { name: 'High' }).check();
  await options.getByRole('radio', { name: 'Never' }).check();
  await options.getByRole('switch', { name: /without signs/ }).check();
  await expect
    .poll(stored)
    .toMatchObject({ sensitivity: 'high', fetching: 'never', showNoSigns: true });
  await expect(popup.getByRole('radio', { name: 'High' })).toBeChecked();
  await expect(popup.locator('.sensitivity .hint')).toContainText('1 in 20');
});

test('the popup says where it cannot help', async () => {
  const closed = await open('popup.html', { id: 7, url: 'chrome://settings/' });
  await expect(closed.locator('.empty')).toContainText('keeps this page closed');
  const old = await open('popup.html', { id: 7, url: 'https://x.com/', isDeaf: true });
  await expect(old.locator('.empty')).toContainText('Reload it');
  const reloaded: number[] = [];
  await old.exposeFunction('note', (id: number) => reloaded.push(id));
  await old.evaluate(() => Object.assign(chrome.tabs, { reload: Reflect.get(window, 'note') }));
  const gone = old.waitForEvent('close');
  await old.getByRole('button', { name: 'Reload the page' }).click();
  await gone;
  expect(reloaded).toEqual([7]);
});

test('where a site is down the popup says that there is no page, and sends nobody to load it again', async () => {
  const down = await extension.context.newPage();
  const url = 'https://localhost:1/';
  await down.goto(url).catch(() => {});
  const idOf = (address: string) =>
    extension.worker.evaluate(
      async (wanted) => (await chrome.tabs.query({})).find(({ url }) => url === wanted)?.id ?? 0,
      address,
    );
  await expect.poll(() => idOf(url)).toBeGreaterThan(0);
  const popup = await open('popup.html', { id: await idOf(url), url });
  await expect(popup.locator('.empty')).toContainText('There is no page here to look at');
  await expect(popup.getByRole('button', { name: 'Reload the page' })).toHaveCount(0);
});

test('options forget what was found', async () => {
  const options: Page = await open('options.html', { id: 7, url: '' });
  await options.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('second-look', 1);
        opening.onupgradeneeded = () =>
          opening.result.createObjectStore('media').createIndex('at', 'at');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction('media', 'readwrite');
          change.objectStore('media').put({ at: 1 }, 'a video');
          change.oncomplete = () => resolve(opening.result.close());
        };
      }),
  );
  await options.getByRole('button', { name: /^Forget/ }).click();
  await expect(options.getByText('Forgotten.')).toBeVisible();
  const left = await options.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('second-look');
        opening.onsuccess = () => {
          const all = opening.result.transaction('media').objectStore('media').count();
          all.onsuccess = () => resolve(all.result);
        };
      }),
  );
  expect(left).toBe(0);
});
