import { shownBanner } from './aigc-words.ts';
import {
  count,
  type Fields,
  findRecords,
  get,
  has,
  id,
  list,
  media,
  rendition,
  text,
} from './find-records.ts';
import { closest, fromLinks, fromPage, wordsIn } from './read-dom.ts';
import { type MediaUrl, type PostRecord, type Site, topLeft } from './site.ts';

const POST = /^(?:https:\/\/(?:www\.)?weibo\.com)?\/\d+\/(\w{9})(?:[/?#]|$)/;
const ADDRESSES = [
  'mp4_720p_mp4',
  'stream_url_hd',
  'mp4_hd_url',
  'stream_url',
  'mp4_sd_url',
] as const;

function readStatus(node: Fields): PostRecord | null {
  const postId = id(node.mblogid) ?? id(node.bid);
  if (!postId || !has(node, 'user') || !(has(node, 'text_raw') || has(node, 'text'))) return null;
  const page = get(node, 'page_info');
  // One video, or several among pictures.
  const parts = list(node, 'mix_media_info', 'items').map((one) => get(one, 'data'));
  const user = get(node, 'user');
  return {
    postId,
    permalink: `https://weibo.com/${id(user.id) ?? ''}/${postId}`,
    author: text(user.screen_name),
    caption: text(node.text_raw) ?? text(node.text)?.replace(/<[^>]*>/g, ''),
    media: [page, ...parts].flatMap((part) =>
      media(id(part.object_id) ?? postId, addresses(get(part, 'media_info'))),
    ),
    labels: [],
  };
}

function addresses(info: Fields): MediaUrl[] {
  const listed = list(info, 'playback_list').flatMap((one) => {
    const { url, width, height, bitrate } = get(one, 'play_info');
    const more = { width: count(width), height: count(height), bitrate: count(bitrate) };
    return rendition(url, more);
  });
  return [...listed, ...ADDRESSES.flatMap((name) => rendition(info[name]))];
}

export const weibo: Site = {
  id: 'weibo',
  name: 'Weibo',
  hosts: ['weibo.com', 'weibo.cn'],
  mediaHosts: ['weibocdn.com'],
  facts: {
    verified: '2026-11',
    dom: 'public-notes',
    answers: 'public-notes',
    labels: 'public-notes',
  },
  badge: topLeft(),
  answers: /^https:\/\/(?:[\w-]+\.)*weibo\.(?:com|cn)\/(?:ajax|api|tv\/api)\//,
  parse: (answer) => findRecords(answer, readStatus),

  identify(video, page) {
    const box = closest(video, 'article');
    const postId =
      fromLinks(box, POST) ?? fromPage(page, POST) ?? fromPage(page, /\/tv\/show\/([\d:]+)/);
    if (!postId) return null;
    return {
      postId,
      author: box?.querySelector('header a[aria-label]')?.getAttribute('aria-label') ?? undefined,
      caption: wordsIn(box, '[class*="wbtext"]'),
      labels: shownBanner(box, '[class*="wbtext"]'),
    };
  },
};
