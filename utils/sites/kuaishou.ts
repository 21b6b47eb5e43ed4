import { bannerLabels, shownBanner } from './aigc-words.ts';
import {
  count,
  type Fields,
  findRecords,
  get,
  has,
  id,
  media,
  objectsIn,
  rendition,
  text,
} from './find-records.ts';
import { closest, fromPage, wordsIn } from './read-dom.ts';
import { type MediaUrl, type PostRecord, type Site, topLeft } from './site.ts';

const PERMALINK = 'https://www.kuaishou.com/short-video/';
const VIDEO = /\/(?:short-video|f|photo)\/(\w{8,})/;

/**
 * The author stands beside the photo, as Kuaishou calls its videos; in the state of a page that was opened by a link, the
 * photo stands alone (public code of 2026).
 */
function readItem(node: Fields): PostRecord | null {
  const photo = has(node, 'photo') ? get(node, 'photo') : node;
  const postId = id(photo.id) ?? id(photo.photoId);
  if (!postId || !(has(photo, 'photoUrl') || (photo !== node && has(photo, 'caption'))))
    return null;
  return {
    postId,
    permalink: PERMALINK + postId,
    author: text(get(node, 'author').name) ?? text(photo.userName),
    caption: text(photo.caption),
    media: media(postId, addresses(photo)),
    labels: bannerLabels('riskTagContent', photo.riskTagContent),
  };
}

function addresses(photo: Fields): MediaUrl[] {
  const renditions = [...objectsIn(photo.manifest)].flatMap((one) =>
    rendition(one.url, { width: count(one.width), height: count(one.height) }),
  );
  return [...rendition(photo.photoUrl), ...renditions];
}

export const kuaishou: Site = {
  id: 'kuaishou',
  name: 'Kuaishou',
  hosts: ['kuaishou.com', 'gifshow.com'],
  mediaHosts: ['kwaicdn.com', 'ndcimgs.com', 'yximgs.com', 'kwimgs.com'],
  facts: {
    verified: '2026-11',
    dom: 'public-notes',
    answers: 'public-notes',
    labels: 'public-notes',
  },
  badge: topLeft(),
  answers: /^https:\/\/(?:[\w-]+\.)*(?:kuaishou|gifshow)\.com\/(?:m_)?(?:graphql|rest)\b/,
  embedded: 'script:not([src])',
  parse: (answer) => (/"(?:photoUrl|caption)"/.test(answer) ? findRecords(answer, readItem) : []),

  identify(video, page) {
    const postId = fromPage(page, VIDEO);
    const player = closest(
      video,
      '.kwai-player-container-video, .player-container, .short-video-wrapper',
    );
    if (!postId || !player) return null;
    const box = closest(video, '.short-video-wrapper') ?? video.ownerDocument.body;
    return {
      postId,
      mediaId: postId,
      permalink: PERMALINK + postId,
      author: wordsIn(box, '.profile-user-name-title, .profile-user-name'),
      caption: wordsIn(box, '.video-info-title, .short-video-info-container-detail'),
      labels: shownBanner(box, '.video-info-title, .comment-container'),
    };
  },
};
