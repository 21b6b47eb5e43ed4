import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { openHistory } from '@/utils/browser/history.ts';
import type { Post } from '@/utils/sites/site.ts';
import type { Level } from '@/utils/verdict/fuse.ts';

const DAY = 24 * 3600 * 1000;
const post = (postId: string, author = 'somebody', site = 'x'): Post => ({
  ...{ site, postId, author, pageUrl: 'https://x.com/home', labels: [], urls: [] },
});
let now = 1_000 * DAY;
const history = openHistory(() => now);
const record = (levels: readonly Level[], author?: string, site?: string) =>
  history.record(levels.map((level, i) => ({ post: post(`${i}`, author, site), level })));

beforeEach(() => history.forget());

describe('the hint', () => {
  test('counts the labelled among the last videos of the account, without the one at hand', async () => {
    await record(['ai', 'likely-ai', 'no-signs', 'captured', 'ai-edited']);
    expect(await history.count(post('new'))).toEqual({ labelled: 3, all: 5 });
    expect(await history.count(post('0'))).toEqual({ labelled: 2, all: 4 });
    expect(await history.count(post('new', 'Somebody'))).toEqual({ labelled: 3, all: 5 });
    expect(await history.count(post('new', 'other'))).toBeNull();
    expect(await history.count(post('new', 'somebody', 'tiktok'))).toBeNull();
  });

  test('needs three videos and two labels: one may be a mistake', async () => {
    await record(['ai', 'ai']);
    expect(await history.count(post('new'))).toBeNull();
    await history.forget();
    await record(['ai', 'no-signs', 'no-signs', 'no-signs']);
    expect(await history.count(post('new'))).toBeNull();
  });

  test('counts a post once, with its last level', async () => {
    for (const level of ['no-signs', 'ai'] as const) await record([level, level, level]);
    expect(await history.count(post('new'))).toEqual({ labelled: 3, all: 3 });
  });

  test('knows only what was judged, of accounts on sites that name them', async () => {
    await record(['unchecked', 'unchecked', 'unchecked']);
    await record(['ai', 'ai', 'ai'], 'somebody', 'generic');
    await record(['ai', 'ai', 'ai'], '');
    await record(['ai', 'ai', 'ai'], 'x'.repeat(400));
    expect(await history.sites()).toEqual([]);
  });
});

describe('what is kept', () => {
  test('twenty posts of an account, two hundred accounts', async () => {
    await record(new Array(30).fill('ai'));
    expect(await history.count(post('new'))).toEqual({ labelled: 20, all: 20 });
    for (let i = 0; i < 205; i++) {
      now += 1;
      await record(['ai', 'ai', 'ai'], `a${i}`);
    }
    expect(await history.sites()).toMatchObject([{ site: 'x', accounts: 200 }]);
    expect(await history.count(post('new'))).toBeNull();
    expect(await history.count(post('new', 'a204'))).toEqual({ labelled: 3, all: 3 });
  });

  test('ninety days', async () => {
    await record(['ai', 'ai', 'ai']);
    now += 91 * DAY;
    expect(await history.count(post('new'))).toBeNull();
    expect(await history.sites()).toEqual([]);
    await record(['ai'], 'another');
    now -= 91 * DAY;
    expect(await history.count(post('new'))).toBeNull();
  });

  test('until the person forgets a site, or everything', async () => {
    await record(['ai', 'ai', 'ai']);
    await record(['ai', 'ai', 'ai'], 'somebody', 'tiktok');
    await history.forget('x');
    expect(await history.sites()).toEqual([{ site: 'tiktok', accounts: 1, posts: 3 }]);
    await history.forget();
    expect(await history.sites()).toEqual([]);
  });

  test('everything where two tabs report at once', async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, i) => history.record([{ post: post(`p${i}`), level: 'ai' }])),
    );
    expect(await history.count(post('new'))).toEqual({ labelled: 10, all: 10 });
  });
});
