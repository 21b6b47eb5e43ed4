import { aigcLabels, readAweme } from './aweme.ts';
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
  sizeOf,
  text,
} from './find-records.ts';
import { parseAnswers } from './parse-answers.ts';
import { closest, fromLink, seen, wordsIn, wordsOf } from './read-dom.ts';
import {
  type LabelSource,
  type MediaUrl,
  type PlatformLabel,
  type PostRecord,
  type Site,
  topLeft,
} from './site.ts';

const VIDEO = /\/(?:video|photo|embed(?:\/v\d+)?|player\/v\d+)\/(\d{5,})/;
const WRAPPER = /^xgwrapper-\d+-(\d{5,})$/;
const ITEM =
  '[data-e2e="recommend-list-item-container"], [data-e2e="search_video-item"], [data-e2e="search-card-container"], [data-e2e="user-post-item"], [data-e2e="explore-item"]';
const PLAYER = '[data-e2e="feed-video"], [data-e2e="browse-video"]';

/** The page's own strings for its label, by key: the words are in the person's language, the keys are not. */
const LABEL_KEYS: readonly (readonly [key: string, source: LabelSource])[] = [
  ['syntheticMedia_feed_bottomBanner_AIGCLabel', 'creator'],
  ['aigcInfoPanel_feed_label', 'unknown'],
  ['AIGC_FYP_descSection_label', 'unknown'],
];

/** Finds a video by its shape: an item of the web's lists (`id`, `video`), or of the app's (`aweme_id`). */
function readItem(node: Fields): PostRecord | null {
  const known = readAweme(node, 'tiktok') ?? readEmbed(node);
  if (known) return known;
  const postId = id(node.id);
  // In the list of an embedded profile the video's fields stand in the item itself.
  const video = has(node, 'playAddr') ? node : get(node, 'video');
  const isItem =
    (has(node, 'desc') && (has(video, 'playAddr') || has(video, 'cover'))) ||
    (has(node, 'desc') && has(node, 'imagePost')) ||
    ['IsAigc', 'aigcLabelType', 'moderationAigcLabelType'].some((name) => has(node, name));
  if (!postId || !isItem) return null;
  const author = id(get(node, 'author').uniqueId) ?? id(node.author) ?? id(node.authorUniqueId);
  return {
    postId,
    permalink: `https://www.tiktok.com/@${author ?? ''}/${has(node, 'imagePost') ? 'photo' : 'video'}/${postId}`,
    author,
    caption: text(node.desc),
    media: media(postId, webUrls(video)),
    labels: aigcLabels(node),
  };
}

/** What an embedded player's page says of its video. */
function readEmbed(node: Fields): PostRecord | null {
  const info = get(node, 'itemInfos');
  const postId = id(info.id);
  if (!postId) return null;
  const author = id(get(node, 'authorInfos').uniqueId);
  const urls = list(info, 'video', 'urls').flatMap((address) => rendition(address));
  return {
    postId,
    permalink: `https://www.tiktok.com/@${author ?? ''}/video/${postId}`,
    author,
    caption: text(info.text),
    media: media(postId, urls),
    labels: aigcLabels(info),
  };
}

/** The address that needs no cookies comes first, then what the page plays, then the other renditions. */
function webUrls(video: Fields): MediaUrl[] {
  const size = sizeOf(video);
  const renditions = list(video, 'bitrateInfo').flatMap((one) => {
    const address = get(one, 'PlayAddr');
    // ByteDance's own codec plays nowhere else.
    if (/bytevc2|h266/i.test(text(get(one).CodecType) ?? '')) return [];
    return list(address, 'UrlList').flatMap((value) =>
      rendition(value, {
        width: count(address.Width),
        height: count(address.Height),
        bitrate: count(get(one).Bitrate),
      }),
    );
  });
  const played = rendition(video.playAddr, { ...size, bitrate: count(video.bitrate) });
  const more = list(video, 'PlayAddrStruct', 'UrlList').flatMap((value) => rendition(value, size));
  const all = [...played, ...more, ...renditions, ...rendition(video.downloadAddr, size)];
  const open = (one: MediaUrl) => Number(one.url.includes('/aweme/v1/play/'));
  return all.sort((a, b) => open(b) - open(a));
}

const wordsByPage = new WeakMap<Document, ReadonlyMap<string, LabelSource>>();

/** The label's words in the language of this page, read once from the strings that the page itself ships. */
function labelWords(document: Document): ReadonlyMap<string, LabelSource> {
  const known = wordsByPage.get(document);
  if (known) return known;
  const script = document.getElementById('__UNIVERSAL_DATA_FOR_REHYDRATION__')?.textContent ?? '';
  const strings = get(
    parseAnswers(script)[0],
    '__DEFAULT_SCOPE__',
    'webapp.i18n-translation',
    'Webapp',
  );
  const words = new Map(
    LABEL_KEYS.flatMap(([key, source]) => {
      const value = text(strings[key]);
      return value ? [[value, source] as const] : [];
    }),
  );
  if (script) wordsByPage.set(document, words);
  return words;
}

function shownLabels(item: Element): PlatformLabel[] {
  const own = (found: Element) => item.matches(ITEM) || !found.closest(ITEM);
  const tag = [...item.querySelectorAll('[data-e2e="aigc-tag"]')].find(own);
  const words = labelWords(item.ownerDocument);
  const leaves = words.size > 0 ? [...item.querySelectorAll('p, span, div, strong')] : [];
  const told = leaves.find(
    (leaf) =>
      leaf.childElementCount === 0 &&
      words.has(wordsOf(leaf) ?? '') &&
      own(leaf) &&
      // The author may write the same words; only the page's own label counts.
      !leaf.closest('[data-e2e$="video-desc"], [data-e2e*="comment"], a'),
  );
  if (told)
    return [seen('ai-generated', words.get(wordsOf(told) ?? '') ?? 'unknown', wordsOf(told))];
  return tag ? [seen('ai-generated', 'unknown', wordsOf(tag) ?? 'aigc-tag')] : [];
}

export const tiktok: Site = {
  id: 'tiktok',
  name: 'TikTok',
  hosts: ['tiktok.com'],
  required: true,
  mediaHosts: [
    'tiktok.com',
    'tiktokcdn.com',
    'tiktokcdn-us.com',
    'tiktokcdn-eu.com',
    'tiktokv.com',
  ],
  facts: {
    verified: '2026-09',
    dom: 'public-notes',
    answers: 'saved-page',
    labels: 'public-notes',
  },
  // Below the player's own top row: its sound, its menu, and in the viewer the way out.
  badge: topLeft(12, 64),
  answers:
    /^https:\/\/(?:[\w-]+\.)*tiktok(?:v)?\.com\/(?:[\w/-]*\/)?(?:item_list|detail|full|feed|search|aweme|preview)\b/,
  embedded: '#__UNIVERSAL_DATA_FOR_REHYDRATION__, #SIGI_STATE, #__FRONTITY_CONNECT_STATE__',
  parse: (answer) => findRecords(answer, readItem),

  identify(video, page) {
    const wrapper = WRAPPER.exec(closest(video, '[id^="xgwrapper-"]')?.id ?? '')?.[1];
    const item = closest(video, ITEM) ?? closest(video, PLAYER);
    const link = item?.querySelector('a[href*="/video/"]');
    const shown = VIDEO.exec(page.pathname)?.[1];
    if (!wrapper && !item && !shown) return null;
    const postId = wrapper ?? fromLink(link, VIDEO) ?? shown ?? null;
    // On a video's own page its words stand beside the player, not around it.
    const isOwnPage = postId === shown && !item?.matches(ITEM);
    const around = isOwnPage ? video.ownerDocument.body : item;
    const author =
      fromLink(around?.querySelector('a[href^="/@"]'), /^\/@([\w.-]+)/) ??
      (postId === shown ? /^\/@([\w.-]+)/.exec(page.pathname)?.[1] : undefined);
    return {
      postId,
      mediaId: postId ?? undefined,
      permalink: postId ? `https://www.tiktok.com/@${author ?? ''}/video/${postId}` : undefined,
      author,
      caption: wordsIn(around, '[data-e2e="video-desc"], [data-e2e="browse-video-desc"]'),
      labels: around ? shownLabels(around) : [],
    };
  },
};
