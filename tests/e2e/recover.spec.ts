import path from 'node:path';
import type { Page } from '@playwright/test';
import { visibleBadges } from './badges.ts';
import { expect, html, listed, test, type Web } from './fixtures.ts';
import { MEDIA } from './media.ts';
import { stopWorkers } from './second-look.ts';

const FILE = path.join(MEDIA, 'tagged.mp4');
let serial = 0;

/** A page with an AI video whose file answers us only when `release` is called, so that a check can be interrupted. */
function slowPage(web: Web) {
  const name = `recover${serial++}`;
  const [page, file] = [`https://${name}.example/`, `https://${name}-media.example/clip.mp4`];
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = 0;
  web.put(file, async ({ headers }) => {
    if (headers['sec-fetch-dest'] !== 'video') {
      asked++;
      await released;
    }
    return { file: FILE };
  });
  web.put(page, html(`<video src="${file}" muted autoplay loop width="480" height="270"></video>`));
  return { page, file, release, asked: () => asked };
}

const isLabelled = async (page: Page) =>
  expect.poll(() => visibleBadges(page), { timeout: 25_000 }).toHaveLength(1);

test('the service worker is stopped in the middle of a check', async ({ page, web }) => {
  const slow = slowPage(web);
  await page.goto(slow.page);
  await expect.poll(slow.asked).toBe(1);
  await stopWorkers(page);
  slow.release();
  await isLabelled(page);
});

test('the service worker was stopped before the question', async ({ page, web, extension }) => {
  const slow = slowPage(web);
  slow.release();
  await stopWorkers(page);
  await page.goto(slow.page);
  await isLabelled(page);
  await expect.poll(async () => (await listed(extension, page)).length).toBe(1);
});

test('the lab is closed in the middle of a check', async ({ page, web, extension }) => {
  const slow = slowPage(web);
  await page.goto(slow.page);
  await expect.poll(slow.asked).toBe(1);
  await extension.worker.evaluate(() => chrome.offscreen.closeDocument());
  await expect.poll(async () => (await listed(extension, page))[0]?.level).toBe('unchecked');
  slow.release();
  await page.reload();
  await isLabelled(page);
});

test('the tab is closed in the middle of a check', async ({ page, web, extension }) => {
  const slow = slowPage(web);
  const other = await extension.context.newPage();
  await other.goto(slow.page);
  await expect.poll(slow.asked).toBe(1);
  await other.close();
  slow.release();
  const next = slowPage(web);
  next.release();
  await page.goto(next.page);
  await isLabelled(page);
  const lists = await extension.worker.evaluate(() => chrome.storage.session.get(null));
  expect(JSON.stringify(lists)).not.toContain(slow.page);
});

test('the network fails, and then works again', async ({ page, web, extension }) => {
  const url = 'https://flaky.example/';
  const file = 'https://flaky-media.example/clip.mp4';
  let works = false;
  web.put(file, ({ headers }) =>
    works || headers['sec-fetch-dest'] === 'video' ? { file: FILE } : { status: 503, body: 'busy' },
  );
  web.put(url, html(`<video src="${file}" muted autoplay loop width="480" height="270"></video>`));
  await page.goto(url);
  await expect.poll(async () => (await listed(extension, page))[0]?.level).toBe('unchecked');
  await page.waitForTimeout(1_000);
  expect(await page.locator('second-look-badge').count()).toBe(0);
  works = true;
  await page.reload();
  await isLabelled(page);
});
