import path from 'node:path';
import type { Page } from '@playwright/test';
import { launchChromium } from '@/scripts/chromium.mjs';
import { visibleBadges } from './badges.ts';
import { BUILD, clip, type Extension, expect, html, listed, test } from './fixtures.ts';

declare const chrome: {
  developerPrivate: {
    updateExtensionConfiguration(change: object): Promise<void>;
    addHostPermission(extension: string, pattern: string): Promise<void>;
    removeHostPermission(extension: string, pattern: string): Promise<void>;
  };
  storage: { session: { set(items: object): Promise<void> } };
  contextMenus: { onClicked: { dispatch(info: object, tab: object): void } };
  tabs: { query(what?: object): Promise<{ id?: number; url?: string }[]> };
  permissions: { request(what: { origins: string[] }): Promise<boolean> };
};

/** A browser of its own: what is taken away here stays away. */
let own: Extension & { close(): Promise<void> };
let settings: Page;
test.beforeAll(async ({ web }) => {
  const { context, worker, origin, close } = await launchChromium({
    extension: BUILD,
    port: web.port,
  });
  own = { context, worker, origin, close } as typeof own;
  settings = await context.newPage();
  await settings.goto('chrome://extensions');
});
test.afterAll(() => own.close());

const idOf = () => new URL(own.origin).host;
const keepTo = (hostAccess: 'ON_CLICK' | 'ON_ALL_SITES') =>
  settings.evaluate((change) => chrome.developerPrivate.updateExtensionConfiguration(change), {
    extensionId: idOf(),
    hostAccess,
  });
const allow = (pattern: string) =>
  settings.evaluate(([id, host]) => chrome.developerPrivate.addHostPermission(id, host), [
    idOf(),
    pattern,
  ] as const);

/** What was asked of the browser, and that it did not refuse to ask the person: a headless one waits for ever. */
async function watchRequests(page: Page) {
  await page.evaluate(() => {
    const { permissions } = chrome;
    const { request } = permissions;
    const told = { asked: [] as string[][], refused: '' };
    Object.assign(window, { told });
    const spy = (what: { origins: string[] }) => {
      told.asked.push(what.origins);
      const answer = request.call(permissions, what);
      answer.catch((error) => {
        told.refused = String(error);
      });
      return answer;
    };
    const { browser } = globalThis as { browser?: typeof chrome };
    for (const api of [chrome, browser]) if (api) api.permissions.request = spy;
  });
  return () =>
    page.evaluate(
      () => (window as unknown as { told: { asked: string[][]; refused: string } }).told,
    );
}

async function inspect(target: object) {
  const panel = await own.context.newPage();
  await own.worker.evaluate((inspect) => chrome.storage.session.set({ inspect }), {
    ...target,
    askedAt: Date.now(),
  });
  await panel.goto(`${own.origin}/inspector.html`);
  await expect(panel.getByRole('status').first()).toHaveText('The check is finished.', {
    timeout: 60_000,
  });
  return panel;
}

test('a file on a host that was taken away is not checked, and is once it is given back', async ({
  web,
}) => {
  await keepTo('ON_CLICK');
  await allow('https://page.example/*');
  web.put(
    'https://page.example/',
    html(`<video src="${clip('tagged.mp4')}" muted width="480" height="270"></video>`),
  );
  const page = await own.context.newPage();
  await page.goto('https://page.example/');
  await expect.poll(async () => (await listed(own, page))[0]?.level).toBe('unchecked');
  const panel = await inspect({ ...(await listed(own, page))[0] });
  // Only the page's own player came for the file.
  const destinations = web
    .requests('media.example')
    .map(({ headers }) => headers['sec-fetch-dest']);
  expect(new Set(destinations)).toEqual(new Set(['video']));
  await expect(panel.getByText('the browser gives no access to that site').first()).toBeVisible();

  const told = await watchRequests(panel);
  await panel.getByRole('button', { name: 'Allow access to media.example' }).click();
  await panel.waitForTimeout(500);
  expect(await told()).toEqual({ asked: [['https://media.example/*']], refused: '' });

  await allow('https://media.example/*');
  await expect(panel.locator('h1')).toHaveText('AI', { timeout: 60_000 });
  await expect(panel.getByRole('button', { name: 'Allow access' })).toHaveCount(0);
  await page.reload();
  await expect.poll(async () => (await visibleBadges(page))[0]?.level).toBe('ai');
  await Promise.all([page.close(), panel.close()]);
});

test('a file that a redirect takes to a host without access names the hosts it may be', async ({
  web,
}) => {
  const open = 'https://www.tiktok.com/aweme/v1/play/?video_id=redirected';
  const far = 'https://v16m-default.tiktokcdn-us.com/far.mp4';
  web.put(open, { status: 302, headers: { location: far } });
  const file = path.resolve(import.meta.dirname, '../media/demo/tiktok-aigc.mp4');
  // A server that anybody may read is not asked either.
  web.put(far, { file, headers: { 'access-control-allow-origin': '*' } });
  await allow('https://www.tiktok.com/*');
  const post = {
    ...{ site: 'tiktok', postId: '7000000000000000777', pageUrl: 'https://www.tiktok.com/foryou' },
    ...{ labels: [], urls: [{ url: open, kind: 'mp4' }] },
  };
  const panel = await inspect({ videoId: null, post });
  const told = await watchRequests(panel);
  const hosts = ['tiktokcdn.com', 'tiktokcdn-us.com', 'tiktokcdn-eu.com', 'tiktokv.com'];
  const names = hosts.map((host) => `*.${host}`).join(', ');
  await panel.getByRole('button', { name: `Allow access to ${names}` }).click();
  await panel.waitForTimeout(500);
  const origins = hosts.map((host) => `https://*.${host}/*`);
  expect(await told()).toEqual({ asked: [origins], refused: '' });
  expect(web.requests(new URL(far).host)).toEqual([]);
  await allow('https://*.tiktokcdn-us.com/*');
  await expect(panel.locator('h1')).toHaveText('AI', { timeout: 60_000 });
  await panel.close();
});

test('on a page without access nothing runs, and a right click says what is missing', async ({
  web,
}) => {
  const src = clip('tagged.mp4', 'closed-media.example');
  web.put('https://closed.example/', html(`<video src="${src}" controls muted></video>`));
  const page = await own.context.newPage();
  await page.goto('https://closed.example/');
  await expect(visibleBadges(page)).rejects.toThrow('no content script');
  await own.worker.evaluate(
    ([pageUrl, srcUrl]) =>
      chrome.contextMenus.onClicked.dispatch(
        { menuItemId: 'second-look', frameId: 0, pageUrl, srcUrl },
        { id: 1 },
      ),
    [page.url(), src] as const,
  );
  const panel = await own.context.newPage();
  await panel.goto(`${own.origin}/inspector.html`);
  await expect(
    panel.getByRole('button', { name: 'Allow access to closed-media.example' }),
  ).toBeVisible({ timeout: 60_000 });
  await allow('https://closed-media.example/*');
  await expect(panel.locator('h1')).toHaveText('AI', { timeout: 60_000 });
  await Promise.all([page.close(), panel.close()]);
});

test('a page that was open is labelled once it is given, and so is what was asked about there', async ({
  web,
}) => {
  const src = clip('tagged.mp4', 'later.example');
  web.put('https://later.example/', html(`<video src="${src}" muted autoplay loop></video>`));
  const page = await own.context.newPage();
  await page.goto('https://later.example/');
  await expect(visibleBadges(page)).rejects.toThrow('no content script');
  const tabId = await own.worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return tab?.id as number;
  });

  const popup = await own.context.newPage();
  await popup.addInitScript(
    ([id, url]) => {
      chrome.tabs.query = async () => [{ id, url }];
    },
    [tabId, page.url()] as const,
  );
  await popup.goto(`${own.origin}/popup.html`);
  const told = await watchRequests(popup);
  await popup.getByRole('button', { name: 'Allow access to later.example' }).click();
  await popup.getByRole('button', { name: 'Allow on all sites' }).click();
  expect(await told()).toEqual({
    asked: [['https://later.example/*'], ['<all_urls>']],
    refused: '',
  });

  // A right click on a video of which the browser tells nothing, as on a stream.
  await own.worker.evaluate(
    ([pageUrl, id]) =>
      chrome.contextMenus.onClicked.dispatch(
        { menuItemId: 'second-look', frameId: 0, pageUrl },
        { id },
      ),
    [page.url(), tabId] as const,
  );
  const panel = await own.context.newPage();
  await panel.goto(`${own.origin}/inspector.html`);
  await expect(panel.getByRole('button', { name: 'Allow access to later.example' })).toBeVisible({
    timeout: 60_000,
  });
  await page.bringToFront();
  await allow('https://later.example/*');
  const level = async () => (await visibleBadges(page).catch(() => []))[0]?.level;
  await expect.poll(level).toBe('ai');
  await expect(panel.locator('h1')).toHaveText('AI', { timeout: 60_000 });
  await expect(popup.locator('.video-row')).toHaveCount(1);
  await page.reload();
  await expect.poll(level).toBe('ai');
  await Promise.all([page.close(), panel.close(), popup.close()]);
});

test('where nobody knows the server that a redirect leads to, all sites are asked for', async ({
  web,
}) => {
  const [open, far] = ['https://news.example/v.mp4', 'https://cdn.example/far.mp4'];
  web.put(open, { status: 302, headers: { location: far } });
  const post = { site: 'generic', postId: null, pageUrl: 'https://news.example/', labels: [] };
  await allow('https://news.example/*');
  const panel = await inspect({ videoId: null, post: { ...post, urls: [], src: open } });
  await expect(panel.getByText('leads on to another server')).toBeVisible();
  const told = await watchRequests(panel);
  await panel.getByRole('button', { name: 'Allow on all sites' }).click();
  expect(await told()).toEqual({ asked: [['<all_urls>']], refused: '' });
  expect(web.requests('cdn.example')).toEqual([]);
  await panel.close();
});

test('a frame that is given joins, and what is taken away stops at once', async ({ web }) => {
  const src = clip('tagged.mp4', 'inner.example');
  const video = `<video src="${src}" muted autoplay loop width="480" height="270"></video>`;
  web.put('https://inner.example/', html(video));
  web.put(
    'https://outer.example/',
    html('<iframe src="https://inner.example/" width="500" height="300"></iframe>'),
  );
  const page = await own.context.newPage();
  await page.goto('https://outer.example/');
  const badges = () => {
    const frame = page.frames().find((one) => one.url() === 'https://inner.example/');
    return frame?.locator('second-look-badge').count();
  };
  await allow('https://outer.example/*');
  await allow('https://inner.example/*');
  await expect.poll(badges).toBe(1);
  await settings.evaluate(([id, host]) => chrome.developerPrivate.removeHostPermission(id, host), [
    idOf(),
    'https://inner.example/*',
  ] as const);
  await expect.poll(badges).toBe(0);
  await allow('https://inner.example/*');
  await expect.poll(badges).toBe(1);
  await page.close();
});

test('options say where it may work, and ask for all sites at once', async () => {
  const page = await own.context.newPage();
  await page.goto(`${own.origin}/options.html`);
  await expect(page.getByText(/^Now: only on .*\bmedia\.example/)).toBeVisible();
  const told = await watchRequests(page);
  await page.getByRole('button', { name: 'Allow on all sites' }).click();
  await page.waitForTimeout(500);
  expect(await told()).toEqual({ asked: [['<all_urls>']], refused: '' });
  await keepTo('ON_ALL_SITES');
  await expect(page.getByText('Now: on all sites.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Allow on all sites' })).toHaveCount(0);
});
