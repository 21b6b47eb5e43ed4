import {
  count,
  type Fields,
  findRecords,
  get,
  id,
  media,
  rendition,
  text,
} from './find-records.ts';
import { closest, fromLinks, fromPage, wordsIn } from './read-dom.ts';
import { type MediaUrl, type PostRecord, type Site, topLeft } from './site.ts';

const PERMALINK = 'https://vk.com/video';
const VIDEO = /(?:video|clip)(-?\d+_\d+)/;

/** The player's parameters (`oid`, `vid`, `url720`), or a video of the interface (`owner_id`, `files`). */
function readVideo(node: Fields): PostRecord | null {
  const files = get(node, 'files');
  const owner = id(node.oid) ?? id(node.owner_id);
  const number = id(node.vid) ?? id(node.id);
  const urls = [...addresses(node, /^(?:url|cache)(\d+)$/), ...addresses(files, /^mp4_(\d+)$/)];
  const streams = [node, files].flatMap((all) =>
    Object.entries(all).flatMap(([name, url]) => {
      const [, kind] = /^(hls|dash)(?!_(?:uni|live_playback)$)/.exec(name) ?? [];
      return kind ? rendition(url, { kind: kind as 'hls' | 'dash' }) : [];
    }),
  );
  if (!owner || !number || urls.length + streams.length === 0) return null;
  const postId = `${owner}_${number}`;
  return {
    postId,
    permalink: PERMALINK + postId,
    author: text(node.md_author),
    caption: text(node.md_title) ?? text(node.title),
    media: media(postId, [...urls, ...streams]),
    labels: [],
  };
}

function addresses(node: Fields, pattern: RegExp): MediaUrl[] {
  return Object.entries(node).flatMap(([name, address]) => {
    const height = count(pattern.exec(name)?.[1]);
    return height ? rendition(address, { height }) : [];
  });
}

export const vk: Site = {
  id: 'vk',
  name: 'VK',
  hosts: ['vk.com', 'vk.ru', 'vkvideo.ru'],
  mediaHosts: ['vkuser.net', 'okcdn.ru', 'mycdn.me'],
  facts: { verified: '2026-11', dom: 'public-notes', answers: 'public-notes', labels: 'none' },
  badge: topLeft(8, 40),
  answers:
    /^https:\/\/(?:[\w-]+\.)*(?:vk\.(?:com|ru)|vkvideo\.ru)\/(?:al_video\.php|method\/|video_ext\.php)/,
  parse: (answer) => findRecords(answer, readVideo),

  identify(video, page) {
    // A card of another video, too, may play a preview beside the page's own.
    const post = closest(video, '[data-post-id], ._post, .post, .VideoCard, ._video_item');
    const { searchParams } = page;
    const embedded = `video${searchParams.get('oid')}_${searchParams.get('id')}`;
    const isCard = post?.matches('.VideoCard, ._video_item');
    const postId =
      fromLinks(post, VIDEO) ??
      (isCard ? undefined : (fromPage(page, VIDEO) ?? VIDEO.exec(embedded)?.[1]));
    if (!postId) return null;
    return {
      postId,
      mediaId: postId,
      permalink: PERMALINK + postId,
      author: wordsIn(post, '.PostHeaderTitle__authorName, .author'),
      caption: wordsIn(post, '.wall_post_text, [data-testid^="showmoretext-in"]'),
      labels: [],
    };
  },
};
