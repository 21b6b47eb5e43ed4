import type { Worker } from '@playwright/test';
import { visibleBadges } from './badges.ts';
import { inspect, notes, openCard, openPage } from './corrections-page.ts';
import { expect, html, listed, test } from './fixtures.ts';
import { article, timeline, tweet } from './x-pages.ts';

const X = 'https://x.com/home';
const ANSWER = 'https://x.com/i/api/graphql/abc/HomeTimeline';

/** All that the history keeps. */
const history = (worker: Worker) =>
  worker.evaluate(
    () =>
      new Promise<unknown[]>((resolve) => {
        const open = indexedDB.open('second-look-history');
        // Never opened before: leave no empty one behind.
        open.onupgradeneeded = () => open.transaction?.abort();
        open.onerror = () => resolve([]);
        open.onsuccess = () => {
          const all = open.result.transaction('accounts').objectStore('accounts').getAll();
          all.onsuccess = () => resolve(all.result);
          open.result.close();
        };
      }),
  );

test('a history is kept only if it is wanted, hints, and stays out of reach of page and verdict', async ({
  page,
  web,
  extension,
}) => {
  test.slow();
  const posts = ['9001', '9002', '9003', '9004'];
  const labelled = posts.slice(0, 3);
  const answer = posts.map((id) =>
    tweet(id, labelled.includes(id) || id === '9004' ? { ai: 'User' } : {}),
  );
  web.put(ANSWER, { headers: { 'content-type': 'application/json' }, body: timeline(answer) });
  const feed = (ids: readonly string[]) =>
    html(`<main>${ids.map((id) => article(id, 'someone')).join('')}</main>`);
  const look = async (ids: readonly string[]) => {
    web.put(X, feed(ids));
    await page.goto(X);
    await page.evaluate(async (url) => void (await (await fetch(url)).json()), ANSWER);
    await expect.poll(() => visibleBadges(page)).not.toHaveLength(0);
    for (const id of ids) {
      await page
        .locator('article', { has: page.locator(`a[href*="${id}"]`) })
        .scrollIntoViewIfNeeded();
      await expect
        .poll(async () =>
          (await listed(extension, page)).some(
            ({ post, level }) => post.postId === id && level === 'ai',
          ),
        )
        .toBe(true);
    }
  };

  await look(labelled);
  await page.waitForTimeout(500);
  expect(await history(extension.worker)).toEqual([]);

  const options = await openPage(extension.context, `${extension.origin}/options.html`);
  await options.getByRole('switch', { name: /^Keep a history/ }).check();
  await page.bringToFront();
  await look(labelled);
  await expect
    .poll(() => history(extension.worker))
    .toMatchObject([{ key: 'x someone', posts: [{}, {}, {}] }]);
  await look(['9004']);
  const HINT = '3 of the last 3 videos of this account were labelled';
  await expect.poll(async () => (await notes(page)).join()).toContain(HINT);
  expect((await visibleBadges(page))[0]?.reasons.join()).not.toContain('videos of this account');

  // Open on the screen, and still nothing that the page's own scripts can read or search for.
  await openCard(page);
  const leaked = await page.evaluate((hint) => {
    getSelection()?.selectAllChildren(document.documentElement);
    const selected = `${getSelection()}`;
    getSelection()?.removeAllRanges();
    const find = (window as unknown as { find(text: string): boolean }).find(hint);
    return {
      selected: selected.includes(hint),
      find,
      html: document.documentElement.innerHTML.includes(hint),
      text: document.documentElement.innerText.includes(hint),
    };
  }, 'of this account were labelled');
  expect(leaked).toEqual({ selected: false, find: false, html: false, text: false });
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);

  const inspector = await inspect(extension, page);
  await expect(inspector.locator('.account-hint')).toContainText(HINT);
  await expect(inspector.locator('.evidence', { hasText: 'of this account' })).toHaveCount(0);

  await options.bringToFront();
  await options.reload();
  await expect(options.getByRole('row', { name: /Forget: X/ })).toBeVisible();
  await options.getByRole('button', { name: 'Forget: X' }).click();
  await expect(options.getByText('Nothing is kept yet.')).toBeVisible();
  expect(await history(extension.worker)).toEqual([]);

  // Switched off: what came in since is forgotten as well.
  await page.bringToFront();
  await look(labelled);
  await expect.poll(async () => (await history(extension.worker)).length).toBe(1);
  await options.getByRole('switch', { name: /^Keep a history/ }).uncheck();
  await expect.poll(() => history(extension.worker)).toEqual([]);
  for (const open of [inspector, options]) await open.close();
});
