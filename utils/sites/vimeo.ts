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
import { closest, fromLink, fromPage, wordsIn } from './read-dom.ts';
import { type MediaUrl, type PostRecord, type Site, topLeft } from './site.ts';

const PERMALINK = 'https://vimeo.com/';
const VIDEO =
  /\/(?:video\/|videos\/|channels\/[^/]+\/|groups\/[^/]+\/videos\/|showcase\/\d+\/video\/)?(\d{6,})/;

/**
 * Since 2024-07 the site shows a label of its own below the title of what is declared as made with AI (its help centre,
 * article 25551485186833). Neither its words nor a field for it are published, so none is read.
 */

/** A player's configuration (`video` beside `request`), or a clip of the site's own lists. */
function readVideo(node: Fields): PostRecord | null {
  const hasFiles = has(get(node, 'request'), 'files') || has(get(node, 'video'), 'files');
  const video = hasFiles ? get(node, 'video') : node;
  const uri = /^\/videos\/(\d+)/.exec(text(video.uri) ?? '')?.[1];
  const postId = uri ?? (hasFiles ? id(video.id) : undefined);
  const caption = text(video.title) ?? text(video.name);
  if (!postId || !caption) return null;
  return {
    postId,
    permalink: PERMALINK + postId,
    author: text(get(video, 'owner').name) ?? text(get(video, 'user').name),
    caption,
    media: media(postId, [
      ...files(get(video, 'files')),
      ...(hasFiles ? files(get(node, 'request', 'files')) : []),
    ]),
    labels: [],
  };
}

function files(all: Fields): MediaUrl[] {
  const progressive = list(all, 'progressive').flatMap((one) => {
    const { url, width, height } = get(one);
    return rendition(url, { width: count(width), height: count(height) });
  });
  const streams = (['hls', 'dash'] as const).flatMap((kind) =>
    Object.values(get(all, kind, 'cdns')).flatMap((cdn) => {
      const address = text(get(cdn).avc_url) ?? text(get(cdn).url);
      // The player's own manifest is JSON, and read where there is no other; as a playlist of HLS it is none.
      const isOther = kind === 'hls' && /\.json(?:\?|$)/.test(address ?? '');
      return address && !isOther ? rendition(address, { kind }) : [];
    }),
  );
  return [...progressive, ...streams];
}

export const vimeo: Site = {
  id: 'vimeo',
  name: 'Vimeo',
  hosts: ['vimeo.com'],
  mediaHosts: ['vimeocdn.com', 'akamaized.net'],
  facts: { verified: '2026-11', dom: 'public-notes', answers: 'public-notes', labels: 'none' },
  badge: topLeft(8, 60),
  answers: /^https:\/\/(?:player\.vimeo\.com\/video\/\d+\/config|api\.vimeo\.com\/)/,
  embedded: 'script:not([src])',
  parse: (answer) => (/"request"|"\/videos\//.test(answer) ? findRecords(answer, readVideo) : []),

  identify(video, page) {
    const player = closest(video, '.vp-video-wrapper, .player, [data-player]');
    const card = closest(video, 'a[href^="/"]');
    const postId = fromLink(card, VIDEO) ?? fromPage(page, VIDEO);
    if (!postId || !(player || card)) return null;
    return {
      postId,
      mediaId: postId,
      permalink: PERMALINK + postId,
      caption: card ? undefined : wordsIn(video.ownerDocument, 'h1'),
      labels: [],
    };
  },
};
