import { visibleBadges } from './badges.ts';
import { clip, expect, html, listed, test } from './fixtures.ts';

const LIST = 'https://www.tiktok.com/api/recommend/item_list/?count=6';
const UPLOAD = '<form><div data-e2e="aigc_container">Disclose AI-generated content</div></form>';
const WORDS = { syntheticMedia_feed_bottomBanner_AIGCLabel: 'Creator labeled as AI-generated' };

const item = (id: string, fields: object = {}) => ({
  id,
  desc: 'A video',
  author: { uniqueId: `user${id}` },
  video: {
    id,
    cover: 'https://p16.tiktokcdn.com/a.jpeg',
    playAddr: clip('tall.mp4', 'v16.tiktok.com'),
  },
  ...fields,
});

const post = (id: string, under = '') =>
  `<article data-e2e="recommend-list-item-container"><section data-e2e="feed-video">
    <div id="xgwrapper-0-${id}"><video src="${clip(`tall.mp4?v=${id}`, 'v16.tiktok.com')}" muted autoplay loop
    width="270" height="480"></video></div></section>
    <a href="/@user${id}"><span data-e2e="video-author-uniqueid">user${id}</span></a>
    <div data-e2e="video-desc">A video</div>${under}</article>`;

const page_ = (items: readonly object[], body: string) =>
  html(
    `<style>main { display: grid; grid-template-columns: repeat(3, 300px) }</style><main>${body}</main>${UPLOAD}`,
    `<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__" type="application/json">${JSON.stringify({
      __DEFAULT_SCOPE__: {
        'webapp.i18n-translation': { Webapp: WORDS },
        'webapp.updated-items': items,
      },
    })}</script>`,
  );

test("TikTok's own labels, from the page's data and from a list that it loads", async ({
  page,
  web,
  extension,
}) => {
  const ids = ['7660000000000000001', '7660000000000000002', '7660000000000000003'] as const;
  web.put(
    'https://www.tiktok.com/foryou',
    page_([item(ids[0], { aigcLabelType: 1 }), item(ids[1])], ids.map((id) => post(id)).join('')),
  );
  web.put(LIST, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ itemList: [item(ids[2], { moderationAigcLabelType: 2 })] }),
  });
  await page.goto('https://www.tiktok.com/foryou');
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  await page.evaluate(async (url) => void (await fetch(url)).text(), LIST);
  await expect.poll(() => visibleBadges(page)).toHaveLength(2);
  const levels = async () =>
    (await listed(extension, page)).map(({ post, level }) => [
      post.postId,
      level,
      post.labels[0]?.source,
    ]);
  // The list follows the badges a moment later.
  await expect.poll(levels).toContainEqual([ids[2], 'ai', 'platform']);
  const found = await levels();
  expect(found).toHaveLength(3);
  expect(found).toContainEqual([ids[0], 'ai', 'creator']);
  expect(found.find(([id]) => id === ids[1])?.[1]).not.toBe('ai');
});

test('what looks like a label and is none', async ({ page, web, extension }) => {
  const ids = ['7660000000000000011', '7660000000000000012', '7660000000000000013'] as const;
  const [shown, denied, quoted] = ids;
  const items = [
    item(shown, { ShowAIGC: true, IsAigc: true, aigcLabelType: 0 }),
    item(denied, { IsAigc: false, aigcLabelType: 1 }),
    item(quoted, { desc: WORDS.syntheticMedia_feed_bottomBanner_AIGCLabel }),
  ];
  const body = post(shown) + post(denied) + post(quoted, '<p>AI-generated summary</p>');
  web.put('https://www.tiktok.com/foryou?traps', page_(items, body));
  await page.goto('https://www.tiktok.com/foryou?traps');
  await expect.poll(async () => (await listed(extension, page)).length).toBe(3);
  await page.waitForTimeout(800);
  const levels = Object.fromEntries(
    (await listed(extension, page)).map(({ post, level }) => [post.postId, level]),
  );
  expect(levels[denied]).toBe('ai');
  expect(levels[shown]).not.toBe('ai');
  expect(levels[quoted]).not.toBe('ai');
});

test("the page's own words under a video, in its own language", async ({
  page,
  web,
  extension,
}) => {
  const id = '7660000000000000021';
  web.put(
    'https://www.tiktok.com/foryou?words',
    page_([item(id)], post(id, `<p>${WORDS.syntheticMedia_feed_bottomBanner_AIGCLabel}</p>`)),
  );
  await page.goto('https://www.tiktok.com/foryou?words');
  await expect
    .poll(async () => (await listed(extension, page))[0]?.post.labels)
    .toMatchObject([{ source: 'creator', via: 'dom' }]);
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
});
