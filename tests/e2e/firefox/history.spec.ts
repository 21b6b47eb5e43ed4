import { article, timeline, tweet } from '@/tests/e2e/x-pages.ts';
import { expect, html, test } from './fixtures.ts';
import { aimInspector, flip, openOurs, press, text } from './our-page.ts';

const ANSWER = 'https://x.com/i/api/graphql/abc/HistoryTimeline';
const HINT = '3 of the last 3 videos of this account were labelled';

test('a history is kept once it is wanted, hints, and is forgotten', async ({
  web,
  firefox,
  ours,
}) => {
  const posts = ['8001', '8002', '8003', '8004'];
  web.put(ANSWER, {
    headers: { 'content-type': 'application/json' },
    body: timeline(posts.map((id) => tweet(id, { ai: 'User' }))),
  });
  /** Opens a feed with these posts, and waits until they are labelled. */
  const look = async (path: string, ids: readonly string[]) => {
    const url = `https://x.com/${path}`;
    web.put(url, html(ids.map((id) => article(id, 'someone')).join('')));
    const page = await firefox.open(url);
    await firefox.evaluate(
      page,
      async (answer) => void (await (await fetch(answer)).json()),
      ANSWER,
    );
    for (const [index, id] of ids.entries()) {
      await firefox.evaluate(
        page,
        (n) => document.querySelectorAll('video')[n]?.scrollIntoView(),
        index,
      );
      await expect
        .poll(async () => (await ours.listed(url)).find(({ post }) => post.postId === id)?.level)
        .toBe('ai');
    }
    return page;
  };
  const hint = (page: string) =>
    firefox.inBadge(page, (root) =>
      [...root.querySelectorAll<HTMLElement>('.notes p')]
        .map(({ dataset }) => dataset.aside)
        .join(),
    );

  const first = await look('history-off', posts);
  expect(await hint(first)).toBe('');
  const options = await openOurs(firefox, 'options.html');
  await expect.poll(() => flip(firefox, options, 'Keep a history')).toBe(true);
  await expect.poll(() => text(firefox, options)).toContain('Nothing is kept yet.');
  await look('history-on', posts.slice(0, 3));
  const last = await look('history-last', posts.slice(3));
  await expect.poll(() => hint(last)).toContain(HINT);
  expect(await firefox.evaluate(last, async () => (await indexedDB.databases()).length)).toBe(0);

  await aimInspector(firefox, ours, 'https://x.com/history-last');
  const inspector = await openOurs(firefox, 'inspector.html');
  await expect.poll(() => text(firefox, inspector)).toContain(HINT);

  const second = await openOurs(firefox, 'options.html');
  await expect.poll(() => press(firefox, second, 'Forget: X')).toBe(true);
  await expect.poll(() => text(firefox, second)).toContain('Nothing is kept yet.');
  await flip(firefox, second, 'Keep a history');
  await expect.poll(() => text(firefox, second)).not.toContain('Nothing is kept yet.');
});
