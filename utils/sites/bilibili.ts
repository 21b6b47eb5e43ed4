import { bannerLabels, shownBanner } from './aigc-words.ts';
import { type Fields, findRecords, get, id, text } from './find-records.ts';
import { closest, fromLinks, fromPage, wordsIn } from './read-dom.ts';
import { type PostRecord, type Site, topLeft } from './site.ts';

const PERMALINK = 'https://www.bilibili.com/video/';
const VIDEO = /(?:\/video\/|[?&]bvid=)(BV\w{10})/;

function readVideo(node: Fields): PostRecord | null {
  const postId = id(node.bvid);
  if (!postId || !/^BV\w{10}$/.test(postId) || !text(node.title)) return null;
  const said = get(node, 'argue_info').argue_msg || get(node, 'stat').argue_msg;
  return {
    postId,
    permalink: PERMALINK + postId,
    author: text(get(node, 'owner').name) ?? text(node.author),
    caption: text(node.title),
    media: [],
    labels: bannerLabels('argue_msg', said),
  };
}

export const bilibili: Site = {
  id: 'bilibili',
  name: 'Bilibili',
  hosts: ['bilibili.com'],
  mediaHosts: [],
  facts: {
    verified: '2026-11',
    dom: 'public-notes',
    answers: 'public-notes',
    labels: 'public-notes',
  },
  badge: topLeft(8, 40),
  answers: /^https:\/\/api\.bilibili\.com\/x\/(?:web-interface|v2|polymer)\//,
  embedded: 'script:not([src])',
  parse: (answer) => (answer.includes('"bvid"') ? findRecords(answer, readVideo) : []),

  identify(video, page) {
    const card = closest(video, '.bili-video-card, .video-card, .feed-card');
    const postId = card ? fromLinks(card, VIDEO) : fromPage(page, VIDEO);
    if (!postId) return null;
    const body = card ?? video.ownerDocument.body;
    return {
      postId,
      permalink: PERMALINK + postId,
      author: wordsIn(body, '.up-name, .bili-video-card__info--author'),
      caption: wordsIn(body, 'h1, h3, .bili-video-card__info--tit'),
      labels: card ? [] : shownBanner(body.querySelector('.video-argue, .video-info-meta'), 'h1'),
    };
  },
};
