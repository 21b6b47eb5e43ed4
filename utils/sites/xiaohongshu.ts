import { bannerLabels, shownBanner } from './aigc-words.ts';
import {
  count,
  type Fields,
  findRecords,
  get,
  has,
  id,
  list,
  media,
  objectsIn,
  rendition,
  text,
} from './find-records.ts';
import { closest, fromLinks, fromPage, wordsIn } from './read-dom.ts';
import { type MediaUrl, type PostRecord, type Site, topLeft } from './site.ts';

const PERMALINK = 'https://www.xiaohongshu.com/explore/';
const NOTE = /\/(?:explore|discovery\/item|search_result|user\/profile\/\w+)\/([0-9a-f]{24})/;
const CARD = '.note-container, #noteContainer, .note-item, .note-detail-mask';

/** A note as the page's state (`noteId`) or its answers (`note_card` beside `id`) describe it. */
function readNote(node: Fields): PostRecord | null {
  const card = has(node, 'note_card') ? get(node, 'note_card') : node;
  const postId = id(card.noteId) ?? id(card.note_id) ?? (card === node ? undefined : id(node.id));
  const isNote =
    has(card, 'user') && (has(card, 'video') || has(card, 'title') || has(card, 'display_title'));
  if (!isNote || !postId || !/^[0-9a-f]{24}$/.test(postId)) return null;
  const user = get(card, 'user');
  return {
    postId,
    permalink: PERMALINK + postId,
    author: text(user.nickname) ?? text(user.nick_name),
    caption: text(
      [text(card.title) ?? text(card.display_title), text(card.desc)].filter(Boolean).join(' '),
    ),
    media: media(postId, streams(get(card, 'video'))),
    // Which field holds the declaration is not known; its words are, and no caption consists of them alone.
    labels: Object.entries(card)
      .filter(([name]) => !/title|desc/i.test(name))
      .flatMap(([name, value]) =>
        typeof value === 'string'
          ? bannerLabels(name, value)
          : bannerLabels(name, get(value).text ?? get(value).content),
      )
      .slice(0, 1),
  };
}

function streams(video: Fields): MediaUrl[] {
  return [...objectsIn(video)].flatMap((one) => {
    const size = { width: count(one.width), height: count(one.height) };
    const main = rendition(secure(one.master_url ?? one.masterUrl), size);
    const more = [...list(one, 'backup_urls'), ...list(one, 'backupUrls')];
    return [...main, ...more.flatMap((url) => rendition(secure(url), size))];
  });
}

/** Its addresses are written as http; the same hosts answer on https. */
const secure = (address: unknown) =>
  typeof address === 'string' ? address.replace(/^http:/, 'https:') : undefined;

export const xiaohongshu: Site = {
  id: 'xiaohongshu',
  name: 'Xiaohongshu',
  hosts: ['xiaohongshu.com', 'rednote.com'],
  mediaHosts: ['xhscdn.com'],
  facts: {
    verified: '2026-11',
    dom: 'public-notes',
    answers: 'public-notes',
    labels: 'public-notes',
  },
  badge: topLeft(),
  answers: /^https:\/\/edith\.(?:xiaohongshu|rednote)\.com\/api\/sns\/web\//,
  embedded: 'script:not([src])',
  parse: (answer) => (/"note_?(?:id|card)"/i.test(answer) ? findRecords(answer, readNote) : []),

  identify(video, page) {
    const card = closest(video, CARD);
    const postId = fromPage(page, NOTE) ?? fromLinks(card, NOTE);
    if (!postId) return null;
    const box = card ?? video.ownerDocument.body;
    return {
      postId,
      permalink: PERMALINK + postId,
      author: wordsIn(box, '.author .username, .author .name'),
      caption: wordsIn(box, '#detail-title, .title'),
      labels: shownBanner(box, '#detail-desc, .desc, .title, .comments-container'),
    };
  },
};
