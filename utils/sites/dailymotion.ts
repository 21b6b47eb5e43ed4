import {
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
import { closest, fromLink, fromPage } from './read-dom.ts';
import type { PostRecord, Site } from './site.ts';

const VIDEO = /\/(?:embed\/)?video\/([a-zA-Z0-9]{5,})/;

/** The player's description of a video: `qualities` is a field of nothing else. */
function readVideo(node: Fields): PostRecord | null {
  const postId = id(node.id);
  if (!postId || !has(node, 'qualities') || !text(node.title)) return null;
  const urls = Object.values(get(node, 'qualities'))
    .flatMap((files) => list(files))
    .flatMap((file) => rendition(get(file).url));
  return {
    postId,
    permalink: `https://www.dailymotion.com/video/${postId}`,
    author: id(get(node, 'owner').username) ?? text(get(node, 'owner').screenname),
    caption: text(node.title),
    media: media(postId, urls, get(node, 'posters')['240']),
    labels: [],
  };
}

export const dailymotion: Site = {
  id: 'dailymotion',
  name: 'Dailymotion',
  hosts: ['dailymotion.com'],
  mediaHosts: ['dailymotion.com', 'dmcdn.net'],
  facts: { verified: '2026-11', dom: 'guess', answers: 'public-notes', labels: 'none' },
  badge: { corner: 'top-left', dx: 8, dy: 48 },
  answers: /^https:\/\/(?:[\w-]+\.)*dailymotion\.com\/player\/metadata\/video\//,
  parse: (answer) => findRecords(answer, readVideo),

  identify(video, page) {
    // A card of another video may play a preview; its link says which video that is.
    const card = closest(video, 'a[href*="/video/"]');
    const postId = fromLink(card, VIDEO) ?? fromPage(page, VIDEO) ?? page.searchParams.get('video');
    if (!postId) return null;
    return {
      postId,
      mediaId: postId,
      permalink: `https://www.dailymotion.com/video/${postId}`,
      labels: [],
    };
  },
};
