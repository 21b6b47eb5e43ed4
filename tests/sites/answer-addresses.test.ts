import { expect, it } from 'vitest';
import { homeOf } from '@/scripts/read/open-page.ts';
import { sites } from '@/utils/sites/index.ts';

/** What pages ask for, cut short: `answers` decides what is read at all, and no fixture shows whether it does. */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  x: [
    'https://x.com/i/api/graphql/Abc-1/HomeTimeline?variables=%7B%7D',
    'https://cdn.syndication.twimg.com/tweet-result?id=1',
  ],
  tiktok: ['https://www.tiktok.com/api/recommend/item_list/?aid=1988'],
  youtube: ['https://www.youtube.com/youtubei/v1/next?prettyPrint=false'],
  instagram: [
    'https://www.instagram.com/graphql/query',
    'https://www.instagram.com/api/v1/feed/timeline/',
  ],
  facebook: ['https://www.facebook.com/api/graphql/'],
  threads: ['https://www.threads.com/graphql/query'],
  reddit: [
    'https://www.reddit.com/r/videos/.json?raw_json=1',
    'https://www.reddit.com/svc/shreddit/feeds/home-feed',
  ],
  bluesky: ['https://public.api.bsky.app/xrpc/app.bsky.feed.getFeed?limit=30'],
  pinterest: ['https://www.pinterest.com/resource/UserHomefeedResource/get/?data=%7B%7D'],
  snapchat: ['https://www.snapchat.com/_next/data/build/spotlight.json'],
  tumblr: ['https://www.tumblr.com/api/v2/timeline/dashboard'],
  vimeo: ['https://player.vimeo.com/video/1084537/config'],
  dailymotion: [
    'https://www.dailymotion.com/player/metadata/video/x9inv01?locale=fr',
    'https://geo.dailymotion.com/videos/x9inv01',
  ],
  twitch: ['https://gql.twitch.tv/gql'],
  vk: ['https://vk.com/al_video.php?act=show', 'https://vkvideo.ru/al_video.php?act=show'],
  bilibili: ['https://api.bilibili.com/x/web-interface/wbi/view?bvid=BV1inventedV1'],
  douyin: ['https://www.douyin.com/aweme/v1/web/tab/feed/?device_platform=webapp'],
  xiaohongshu: ['https://edith.xiaohongshu.com/api/sns/web/v1/feed'],
  kuaishou: ['https://www.kuaishou.com/graphql'],
  weibo: ['https://weibo.com/ajax/feed/hottimeline'],
  sora: ['https://sora.chatgpt.com/backend/project_y/post/s_invented'],
  civitai: [
    'https://civitai.com/api/trpc/image.getInfinite?input=%7B%7D',
    'https://civitai.red/api/trpc/image.get,post.get?batch=1',
    'https://search-new.civitai.com/multi-search',
  ],
};

const readers = sites.filter(({ answers }) => answers);

it.each(readers)('$id reads the answers of its own pages, and nobody else does', ({ id }) => {
  expect(ADDRESSES[id]?.length).toBeGreaterThan(0);
  for (const address of ADDRESSES[id] ?? []) {
    const wanted = (text: string) => readers.filter(({ answers }) => answers?.test(text));
    expect([address, ...wanted(address).map((site) => site.id)]).toEqual([address, id]);
    expect(wanted(`https://page.example/?from=${address}`)).toEqual([]);
    expect(wanted(address.replace('https:', 'http:'))).toEqual([]);
  }
});

it.each(readers)('$id takes no page for an answer', (site) => {
  expect(site.answers?.test(homeOf(site).href)).toBe(false);
});
