import {
  type Fields,
  findRecords,
  get,
  has,
  id,
  label,
  list,
  objectsIn,
  text,
} from './find-records.ts';
import { closest, fromLink, fromPage, seen, wordsIn, wordsOf } from './read-dom.ts';
import { type PlatformLabel, type PostRecord, type Site, topLeft } from './site.ts';
import { ENDPOINTS, ID, isOther, namesOf, permalink, readTiles, runs } from './youtube-tiles.ts';

const VIDEO = /(?:[?&]v=|\/(?:shorts|embed|live|v|e)\/)([\w-]{11})(?![\w-])/;
/** A link inside one of these leads to the video that its preview plays. */
const TILE =
  'ytd-rich-item-renderer, ytd-video-renderer, ytd-compact-video-renderer, yt-lockup-view-model, ytm-shorts-lockup-view-model, ytm-shorts-lockup-view-model-v2';
const LINK = 'a[href*="watch?v="], a[href*="/shorts/"]';
const REEL = 'ytd-reel-video-renderer, reel-video-in-sequence-renderer, ytm-reel-item-renderer';
const PLAYER = '.html5-video-player, #movie_player, #shorts-player, ytd-player, #player';
const SECTION = 'how-this-was-made-section-view-model';

/**
 * "How this was made" has several meanings under one name; the help article it links to tells which, in every
 * language. 15569972 (dubbed by a machine) says nothing about the picture (notes: sites §3).
 */
function saysOf(article: string | undefined): PlatformLabel['says'] | null {
  if (article === '15447836' || article === '14328491') return 'ai-generated';
  return article === '15446725' ? 'captured' : null;
}

const ARTICLE = /support\.google\.com\/youtube\/answer\/(\d+)/;

/** Finds the video of an answer by what names it: the watched one, a Short, or a player's details. */
function readVideo(node: Fields): PostRecord | null {
  const details = get(node, 'videoDetails');
  const named = namesOf(node);
  const isPart =
    has(node, 'howThisWasMadeSectionViewModel') || has(node, 'videoPrimaryInfoRenderer');
  const postId = [...named, details.videoId, isPart ? node.videoId : null]
    .map(id)
    .find((one) => one && ID.test(one));
  if (!postId) return null;
  const own = [...objectsIn(node, isOther)];
  const title = own.map((one) => get(one, 'videoPrimaryInfoRenderer', 'title')).find(runs);
  const owner = own.map((one) => get(one, 'videoOwnerRenderer', 'title')).find(runs);
  const sections = own.flatMap(sectionLabels).slice(0, 3);
  const isShort =
    has(node, 'overlay') || ENDPOINTS.some((name) => has(get(node, name), 'reelWatchEndpoint'));
  return {
    postId,
    permalink: permalink(postId, isShort),
    author: text(details.author) ?? runs(owner),
    caption: text(details.title) ?? runs(title),
    media: [],
    labels: sections.length > 0 ? sections : own.flatMap(badgeLabels).slice(0, 1),
  };
}

function sectionLabels(node: Fields): PlatformLabel[] {
  const section = get(node, 'howThisWasMadeSectionViewModel');
  const article = [...objectsIn(section)]
    .map((one) => ARTICLE.exec(text(one.url) ?? '')?.[1])
    .find(Boolean);
  const says = saysOf(article);
  if (!says) return [];
  const by = text(section.attributionText) ?? text(get(section, 'attributionText').content);
  const words = text(get(section, 'bodyHeader').content) ?? '';
  const raw = `howThisWasMade=${article} ${words}${by ? ` (${by})` : ''}`;
  // Only what a file's credentials told has somebody to name; the rest is the author's or YouTube's word.
  return label(says, by || says === 'captured' ? 'c2pa' : 'unknown', raw);
}

function badgeLabels(node: Fields): PlatformLabel[] {
  return list(node, 'videoPrimaryInfoRenderer', 'badges').flatMap((badge) => {
    const { label: words, icon } = get(badge, 'metadataBadgeRenderer');
    const isNotice = words === 'AI' && get(icon).iconType === 'INFO';
    return isNotice ? label('ai-generated', 'unknown', 'badge=AI') : [];
  });
}

const header = (section: Element | null) =>
  wordsIn(section, '[class*="BodyHeader"]') ?? wordsOf(section);

function shownLabels(box: Element | null): PlatformLabel[] {
  const articles = [...(box?.querySelectorAll(`${SECTION} a[href*="/answer/"]`) ?? [])];
  for (const link of articles) {
    const says = saysOf(fromLink(link, /\/answer\/(\d+)/));
    if (says)
      return [seen(says, says === 'captured' ? 'c2pa' : 'unknown', header(closest(link, SECTION)))];
  }
  const badge = box?.querySelector('badge-shape[aria-label^="AI:"]')?.getAttribute('aria-label');
  return badge ? [seen('ai-generated', 'unknown', badge)] : [];
}

export const youtube: Site = {
  id: 'youtube',
  name: 'YouTube',
  hosts: ['youtube.com', 'youtube-nocookie.com'],
  required: true,
  mediaHosts: [],
  facts: { verified: '2026-09', dom: 'public-notes', answers: 'saved-page', labels: 'saved-page' },
  // Shorts and embeds have their title and buttons in the first row, in full screen all have.
  badge: ({ pathname }, isFull) =>
    topLeft(10, isFull || /^\/(?:shorts|embed)\//.test(pathname) ? 60 : 10),
  answers:
    /^https:\/\/(?:[\w-]+\.)*youtube(?:-nocookie)?\.com\/youtubei\/v1\/(?:next|player|get_watch|reel)\b/,
  embedded: 'script:not([src])',
  tiles: readTiles,
  parse: (answer) =>
    /howThisWasMade|videoDetails|currentVideoEndpoint|replacementEndpoint/.test(answer)
      ? findRecords(answer, readVideo)
      : [],

  identify(video, page) {
    const player = closest(video, PLAYER);
    // An advertisement plays in the same element before the video.
    if (player?.closest('.ad-showing')) return null;
    const preview = closest(video, 'ytd-video-preview');
    const tile = preview?.querySelector(LINK) ? preview : closest(video, TILE);
    const reel = closest(video, REEL);
    if (preview ? !tile : !player && !tile && !reel) return null;
    const link = tile?.querySelector(LINK);
    const title = player?.querySelector('a.ytp-title-link[href*="v="]');
    const shown = fromPage(page, VIDEO);
    const postId = fromLink(link, VIDEO) ?? shown ?? fromLink(title, VIDEO);
    if (!postId) return null;
    const watch = video.ownerDocument.querySelector('ytd-watch-flexy, ytd-watch-metadata');
    const describes = watch?.getAttribute('video-id') ?? postId;
    const box = tile ?? reel ?? (postId === shown && describes === postId ? watch : null);
    const isShort = /\/shorts\//.test(link?.getAttribute('href') ?? (tile ? '' : page.pathname));
    return {
      postId,
      permalink: permalink(postId, isShort),
      author: wordsIn(
        box,
        'ytd-channel-name a, #owner #channel-name, yt-reel-channel-bar-view-model a',
      ),
      caption: wordsIn(
        box,
        '#title h1, h1.ytd-watch-metadata, #video-title, h3 a, yt-shorts-video-title-view-model h2',
      ),
      labels: tile ? [] : shownLabels(box),
    };
  },
};
