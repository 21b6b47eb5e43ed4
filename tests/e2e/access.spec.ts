import path from 'node:path';
import { type AccessBrowser, openAccessBrowser, watchRequests } from './access-browser.ts';
import { visibleBadges } from './badges.ts';
import { clip, expect, html, listed, test } from './fixtures.ts';

declare const chrome: {
  contextMenus: { onClicked: { dispatch(info: object, tab: object): void } };
  tabs: { query(what: object): Promise<{ id?: number }[]> };
};

let own: AccessBrowser;
test.beforeAll(async ({ web }) => {
  own = await openAccessBrowser(web.port);
});
test.afterAll(() => own.close());

test('a file on a host that was taken away is not checked, and is once it is given back', async ({
  web,
}) => {
  await own.allow('https://page.example/*');
  web.put(
    'https://page.example/',
    html(`<video src="${clip('tagged.mp4')}" muted width="480" height="270"></video>`),
  );
  const page = await own.context.newPage();
  await page.goto('https://page.example/');
  await expect.poll(async () => (await listed(own, page))[0]?.level).toBe('unchecked');
  const panel = await own.inspect({ ...(await listed(own, page))[0] });
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

  await own.allow('https://media.example/*');
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
  await own.allow('https://www.tiktok.com/*');
  const post = {
    ...{ site: 'tiktok', postId: '7000000000000000777', pageUrl: 'https://www.tiktok.com/foryou' },
    ...{ labels: [], urls: [{ url: open, kind: 'mp4' }] },
  };
  const panel = await own.inspect({ videoId: null, post });
  const told = await watchRequests(panel);
  const hosts = ['tiktokcdn.com', 'tiktokcdn-us.com', 'tiktokcdn-eu.com', 'tiktokv.com'];
  const names = hosts.map((host) => `*.${host}`).join(', ');
  await panel.getByRole('button', { name: `Allow access to ${names}` }).click();
  await panel.waitForTimeout(500);
  const origins = hosts.map((host) => `https://*.${host}/*`);
  expect(await told()).toEqual({ asked: [origins], refused: '' });
  expect(web.requests(new URL(far).host)).toEqual([]);
  await own.allow('https://*.tiktokcdn-us.com/*');
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
    async ([pageUrl, srcUrl]) => {
      // Nobody tells us the address of a closed page's tab; it was opened last.
      const tab = (await chrome.tabs.query({})).sort((a, b) => (b.id ?? 0) - (a.id ?? 0))[0];
      if (!tab) throw new Error('no tab is open');
      chrome.contextMenus.onClicked.dispatch(
        { menuItemId: 'second-look', frameId: 0, pageUrl, srcUrl },
        tab,
      );
    },
    [page.url(), src] as const,
  );
  const panel = await own.context.newPage();
  await panel.goto(`${own.origin}/inspector.html`);
  await expect(
    panel.getByRole('button', { name: 'Allow access to closed-media.example' }),
  ).toBeVisible({ timeout: 60_000 });
  await own.allow('https://closed-media.example/*');
  await expect(panel.locator('h1')).toHaveText('AI', { timeout: 60_000 });
  await Promise.all([page.close(), panel.close()]);
});

test('options say where it may work, and ask for all sites at once', async () => {
  const page = await own.context.newPage();
  await page.goto(`${own.origin}/options.html`);
  await expect(page.getByText(/^Now: only on .*\bmedia\.example/)).toBeVisible();
  const told = await watchRequests(page);
  await page.getByRole('button', { name: 'Allow on all sites' }).click();
  await page.waitForTimeout(500);
  expect(await told()).toEqual({ asked: [['<all_urls>']], refused: '' });
  await own.allowAll();
  await expect(page.getByText('Now: on all sites.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Allow on all sites' })).toHaveCount(0);
});
