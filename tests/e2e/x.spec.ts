import type { Page } from '@playwright/test';
import { badges, visibleBadges } from './badges.ts';
import { expect, html, listed, test, type Web } from './fixtures.ts';
import { article, timeline, tweet } from './x-pages.ts';

const HOME = 'https://x.com/home';
const ANSWER = 'https://x.com/i/api/graphql/abc/HomeTimeline';

/** Puts a feed on X: a page with these posts, and a timeline that says what X knows of them. */
function feed(web: Web, body: string, tweets: readonly object[], url = HOME) {
  web.put(url, html(`<main>${body}</main>`));
  web.put(ANSWER, { headers: { 'content-type': 'application/json' }, body: timeline(tweets) });
}

const asks = {
  fetch: (page: Page) =>
    page.evaluate(async (url) => void (await (await fetch(url)).json()), ANSWER),
  'XMLHttpRequest of text': (page: Page) => ask(page, ''),
  'XMLHttpRequest of JSON': (page: Page) => ask(page, 'json'),
};
const ask = (page: Page, type: '' | 'json') =>
  page.evaluate(
    ([url, responseType]) =>
      new Promise<void>((resolve) => {
        const request = new XMLHttpRequest();
        request.responseType = responseType;
        request.onload = () => resolve();
        request.open('GET', url);
        request.send();
      }),
    [ANSWER, type] as const,
  );

for (const [how, request] of Object.entries(asks))
  test(`X's own label, from an answer by ${how}`, async ({ page, web, extension }) => {
    feed(web, article('101', 'ann'), [tweet('101', { ai: 'C2paClient' })]);
    await page.goto(HOME);
    await request(page);
    await expect.poll(() => visibleBadges(page)).toHaveLength(1);
    await expect.poll(async () => (await listed(extension, page)).length).toBe(1);
    const [video] = await listed(extension, page);
    expect(video).toMatchObject({ level: 'ai', post: { site: 'x', postId: '101' } });
    expect(video?.post.labels).toMatchObject([
      { says: 'ai-generated', source: 'c2pa', via: 'json' },
    ]);
  });

test('a labelled post has its badge at once', async ({ page, web }) => {
  feed(web, `<div id="before" style="height:900px"></div>${article('111', 'ann')}`, [
    tweet('111', { ai: 'User' }),
  ]);
  await page.goto(HOME);
  await asks.fetch(page);
  await page.waitForTimeout(500);
  const took = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let seen = 0;
        const video = document.querySelector('video') as HTMLVideoElement;
        new IntersectionObserver(
          ([entry]) => {
            if (entry?.isIntersecting && !seen) seen = performance.now();
          },
          { threshold: 0.5 },
        ).observe(video);
        new MutationObserver((changes) => {
          for (const { addedNodes } of changes)
            for (const node of addedNodes)
              if (node.nodeName === 'SECOND-LOOK-BADGE') resolve(performance.now() - seen);
        }).observe(document, { childList: true, subtree: true });
        document.getElementById('before')?.remove();
      }),
  );
  console.log(`badge of a labelled post: ${took.toFixed(0)} ms after the video was seen`);
  // The promise is 100 ms, and `npm run bench` keeps it; this machine may be busy with other tests.
  expect(took).toBeLessThan(1_500);
});

test("a quoted post's label stays with the quoted post", async ({ page, web, extension }) => {
  const quoted = article('202', 'quoted', { quoting: '203' });
  feed(web, quoted + article('204', 'outer'), [
    tweet('202', { quotes: tweet('203', { ai: 'C2paClient' }) }),
    tweet('204'),
  ]);
  await page.setViewportSize({ width: 1000, height: 1000 });
  await page.goto(HOME);
  await asks.fetch(page);
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  await page.waitForTimeout(800);
  const byId = Object.fromEntries(
    (await listed(extension, page)).map(({ post, level }) => [post.postId, level]),
  );
  expect(byId['203']).toBe('ai');
  expect(byId['202']).toBeUndefined();
  expect(byId['204']).not.toBe('ai');
});

test('the label of a video beside a labelled quote', async ({ page, web, extension }) => {
  // The outer post has a video of its own, and quotes a labelled one.
  feed(web, article('211', 'outer', { quoting: '212', ownVideo: true }), [
    tweet('211', { media: true, quotes: tweet('212', { ai: 'C2paClient' }) }),
  ]);
  await page.setViewportSize({ width: 1000, height: 1000 });
  await page.goto(HOME);
  await asks.fetch(page);
  await expect.poll(async () => (await listed(extension, page)).length).toBe(2);
  await page.waitForTimeout(800);
  const byId = Object.fromEntries(
    (await listed(extension, page)).map(({ post, level }) => [post.postId, level]),
  );
  expect(byId['212']).toBe('ai');
  expect(byId['211']).not.toBe('ai');
});

test('a recycled cell follows its post', async ({ page, web, extension }) => {
  feed(web, article('301', 'ann'), [tweet('301', { ai: 'User' }), tweet('302')]);
  await page.goto(HOME);
  await asks.fetch(page);
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  // As a virtual list does: the same elements get another post's links, poster and source.
  await page.evaluate(
    (cell) => {
      const made = new DOMParser().parseFromString(cell, 'text/html');
      const [from, to] = [made.querySelector('article'), document.querySelector('article')];
      for (const selector of [
        '[data-testid="User-Name"]',
        '[data-testid="tweetText"]',
        '[role="group"]',
      ])
        to?.querySelector(selector)?.replaceWith(from?.querySelector(selector) as Node);
      const [a, b] = [
        from?.querySelector('video'),
        to?.querySelector('video'),
      ] as HTMLVideoElement[];
      b?.setAttribute('poster', a?.getAttribute('poster') ?? '');
      if (a && b) b.src = a.src;
    },
    article('302', 'ben'),
  );
  await expect.poll(() => visibleBadges(page)).toHaveLength(0);
  await expect
    .poll(async () => (await listed(extension, page)).map(({ post }) => post.postId))
    .toEqual(['302']);
  expect((await listed(extension, page))[0]?.level).not.toBe('ai');
});

test('a page that changes its address without loading', async ({ page, web, extension }) => {
  feed(web, article('401', 'ann'), [
    tweet('401', { ai: 'User' }),
    tweet('402', { ai: 'GrokSignature' }),
  ]);
  await page.goto(HOME);
  await asks.fetch(page);
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  await page.evaluate(
    (next) => {
      history.pushState({}, '', '/ben/status/402');
      (document.querySelector('main') as HTMLElement).innerHTML = next;
    },
    article('402', 'ben'),
  );
  await expect
    .poll(async () => (await listed(extension, page)).map(({ post }) => post.postId))
    .toEqual(['402']);
  const [video] = await listed(extension, page);
  expect(video?.post.labels[0]?.source).toBe('generator-signature');
  expect(video?.post.pageUrl).toBe('https://x.com/ben/status/402');
  expect(await badges(page)).toHaveLength(1);
});

test('a badge improves in place when the answer comes late', async ({ page, web, extension }) => {
  await extension.worker.evaluate(() =>
    chrome.storage.local.set({ settings: { showNoSigns: true } }),
  );
  feed(web, article('501', 'ann'), [tweet('501', { ai: 'User' })]);
  await page.goto(HOME);
  await expect
    .poll(async () => (await visibleBadges(page))[0]?.level)
    .toMatch(/no-signs|likely-ai/);
  await page.evaluate(() =>
    document.querySelector('second-look-badge')?.setAttribute('data-mark', ''),
  );
  await asks.fetch(page);
  await expect
    .poll(async () => (await visibleBadges(page)).map(({ level }) => level))
    .toEqual(['ai']);
  expect(await page.locator('second-look-badge[data-mark]').count()).toBe(1);
});

test('who switches us off on X and on again has the labels again', async ({
  page,
  web,
  extension,
}) => {
  feed(web, article('601', 'ann'), [tweet('601', { ai: 'User' })]);
  await page.goto(HOME);
  await asks.fetch(page);
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  for (const [sitesOff, count] of [
    [['x'], 0],
    [[], 1],
  ] as const) {
    await extension.worker.evaluate(
      (off) => chrome.storage.local.set({ settings: { sitesOff: off } }),
      sitesOff,
    );
    await expect.poll(() => visibleBadges(page)).toHaveLength(count);
  }
  expect((await visibleBadges(page))[0]?.level).toBe('ai');
});
