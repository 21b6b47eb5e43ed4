import type { Page } from '@playwright/test';
import { type AccessBrowser, openAccessBrowser } from './access-browser.ts';
import { visibleBadges } from './badges.ts';
import { clip, expect, html, listed, test } from './fixtures.ts';

declare const chrome: {
  tabs: { query(what?: object): Promise<{ id?: number; url?: string }[]> };
};

let own: AccessBrowser;
test.beforeAll(async ({ web }) => {
  // Playwright's own list turns the back-forward cache off.
  const ignoreDefaultArgs = ['--disable-extensions', '--disable-back-forward-cache'];
  own = await openAccessBrowser(web.port, { ignoreDefaultArgs });
  const src = clip('tagged.mp4', 'first.example');
  const video = `<video src="${src}" muted autoplay loop width="480" height="270"></video>`;
  web.put('https://first.example/', html(video));
  web.put('https://second.example/', html('<p>no video</p>'));
});
test.afterAll(() => own.close());

const level = async (page: Page) => (await visibleBadges(page).catch(() => []))[0]?.level;
const count = async (page: Page) => (await listed(own, page)).length;

async function goBack(page: Page) {
  // A page that comes back loads nothing.
  await page.goBack({ waitUntil: 'commit' });
  expect(page.url()).toBe('https://first.example/');
  const [entry] = await page.evaluate(() => performance.getEntriesByType('navigation'));
  expect((entry as PerformanceNavigationTiming).type, 'it was kept, not loaded').toBe('navigate');
}

test('a page that was given while the browser kept it joins when the popup opens', async () => {
  const page = await own.context.newPage();
  await page.goto('https://first.example/');
  await expect(visibleBadges(page)).rejects.toThrow('no content script');
  await page.goto('https://second.example/');
  await own.allowAll();
  await expect.poll(() => visibleBadges(page).catch(() => null)).toEqual([]);
  await goBack(page);
  await expect(visibleBadges(page)).rejects.toThrow('no content script');
  const id = await own.worker.evaluate(
    async () => (await chrome.tabs.query({ url: 'https://first.example/*' }))[0]?.id as number,
  );
  const popup = await own.context.newPage();
  const beside = [{ id, url: page.url() }];
  await popup.addInitScript((tabs) => {
    chrome.tabs.query = async () => tabs;
  }, beside);
  await popup.goto(`${own.origin}/popup.html`);
  await expect(popup.getByText('No videos seen on this page yet')).toBeVisible();
  await page.bringToFront();
  await expect.poll(() => level(page)).toBe('ai');
  await expect(popup.locator('.video-row')).toHaveCount(1);
  await Promise.all([page.close(), popup.close()]);
});

test('a page that is kept takes its list along and brings it back, and stops where its access was taken meanwhile', async () => {
  await own.allowAll();
  const page = await own.context.newPage();
  await page.goto('https://first.example/');
  await expect.poll(() => level(page)).toBe('ai');
  await expect.poll(() => count(page)).toBe(1);
  await page.goto('https://second.example/');
  await expect.poll(() => count(page)).toBe(0);
  await goBack(page);
  await expect.poll(() => count(page)).toBe(1);
  await page.goto('https://second.example/');
  await own.allowNone();
  await goBack(page);
  await expect.poll(() => page.locator('second-look-badge').count()).toBe(0);
  await own.allowAll();
  await expect.poll(() => level(page)).toBe('ai');
  await page.close();
});
