import { type AccessBrowser, openAccessBrowser, watchRequests } from './access-browser.ts';
import { visibleBadges } from './badges.ts';
import { clip, expect, html, test } from './fixtures.ts';

declare const chrome: {
  contextMenus: { onClicked: { dispatch(info: object, tab: object): void } };
  tabs: { query(what?: object): Promise<{ id?: number; url?: string }[]> };
};

let own: AccessBrowser;
test.beforeAll(async ({ web }) => {
  own = await openAccessBrowser(web.port);
});
test.afterAll(() => own.close());

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
  await own.allow('https://later.example/*');
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
  await own.allow('https://news.example/*');
  const panel = await own.inspect({ videoId: null, post: { ...post, urls: [], src: open } });
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
  await own.allow('https://outer.example/*');
  await own.allow('https://inner.example/*');
  await expect.poll(badges).toBe(1);
  await own.takeAway('https://inner.example/*');
  await expect.poll(badges).toBe(0);
  await own.allow('https://inner.example/*');
  await expect.poll(badges).toBe(1);
  await page.close();
});
