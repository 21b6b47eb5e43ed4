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
  sizeOf,
  text,
} from './find-records.ts';
import type { PostRecord } from './site.ts';

export const ID = /^[\w-]{11}$/;

export const ENDPOINTS = ['currentVideoEndpoint', 'replacementEndpoint'];

/**
 * The video that an answer is about, under the names that such answers use. One for a Short that was asked for by its id names
 * it only as that which its buttons like or dislike.
 */
export function namesOf(node: Fields) {
  const liked = /^REEL_ITEM/.test(text(node.status) ?? '')
    ? [...objectsIn(node.overlay)].map((one) => id(get(one, 'target').videoId)).filter(Boolean)
    : [];
  return [
    ...ENDPOINTS.flatMap((name) =>
      ['watchEndpoint', 'reelWatchEndpoint'].map((kind) => get(node, name, kind).videoId),
    ),
    // Buttons of several videos say nothing about which of them the answer is about.
    ...(new Set(liked).size === 1 ? liked : []),
  ];
}

/** A tile of a feed, a search or a list: it says which video it is, and nothing about how that was made. */
function readTile(node: Fields): PostRecord | null {
  const { lockupMetadataViewModel } = get(node, 'metadata');
  const short = get(node, 'onTap', 'innertubeCommand', 'reelWatchEndpoint');
  const to = get(node, 'navigationEndpoint');
  // On phones an ordinary video has a headline, too.
  const isShort =
    has(short, 'videoId') ||
    has(to, 'reelWatchEndpoint') ||
    (has(node, 'headline') && !has(to, 'watchEndpoint'));
  const isLockup = /_(?:VIDEO|SHORTS?)$/.test(text(node.contentType) ?? '');
  const postId = id(isLockup ? node.contentId : (short.videoId ?? node.videoId));
  const row = get(lockupMetadataViewModel, 'metadata', 'contentMetadataViewModel').metadataRows;
  // On the page of a channel nobody is named: its only row has the numbers.
  const [first, ...more] = list(row);
  const by = more.length > 0 && get(list(first, 'metadataParts')[0], 'text').content;
  const caption =
    text(get(lockupMetadataViewModel, 'title').content) ??
    text(get(node, 'overlayMetadata', 'primaryText').content) ??
    (has(node, 'thumbnail') || has(node, 'publishedTimeText')
      ? (runs(node.title) ?? runs(node.headline))
      : undefined);
  if (!postId || !ID.test(postId) || !caption) return null;
  return {
    postId,
    permalink: permalink(postId, isShort || /SHORT/.test(text(node.contentType) ?? '')),
    author: text(by) ?? runs(node.ownerText ?? node.longBylineText ?? node.shortBylineText),
    caption,
    media: [],
    labels: [],
  };
}

export const readTiles = (answer: string) =>
  /"thumbnail"|ockupViewModel"|"streamingData"/.test(answer)
    ? findRecords(answer, (node) => readPlayer(node) ?? readHeader(node) ?? readTile(node))
    : [];

/** Title and channel at the head of a description, which answers for Shorts and phones give nowhere else. */
function readHeader(node: Fields): PostRecord | null {
  const postId = namesOf(node).map(id).find(Boolean);
  if (!postId) return null;
  const headers = [...objectsIn(node, isOther)].map((one) =>
    get(one, 'videoDescriptionHeaderRenderer'),
  );
  return {
    postId,
    author: headers.map(({ channel }) => runs(channel)).find(Boolean),
    caption: headers.map(({ title }) => runs(title)).find(Boolean),
    media: [],
    labels: [],
  };
}

/** The addresses in a player's answer. Nothing is ever read from them: the page plays streams of its own. */
function readPlayer(node: Fields): PostRecord | null {
  const postId = id(get(node, 'videoDetails').videoId);
  const streams = get(node, 'streamingData');
  if (!postId) return null;
  const files = ['formats', 'adaptiveFormats']
    .flatMap((name) => list(streams, name).map((one) => get(one)))
    .filter((one) => !/^audio/.test(text(one.mimeType) ?? ''))
    .flatMap((one) => {
      const isWebm = /^video\/webm/.test(text(one.mimeType) ?? '');
      const more = { ...sizeOf(one), bitrate: count(one.bitrate) };
      return rendition(one.url, { kind: isWebm ? 'webm' : 'mp4', ...more });
    });
  const lists = [
    ...rendition(streams.hlsManifestUrl, { kind: 'hls' }),
    ...rendition(streams.dashManifestUrl, { kind: 'dash' }),
  ];
  return { postId, media: media(postId, [...files, ...lists]), labels: [] };
}

export const permalink = (postId: string, isShort: boolean) =>
  `https://www.youtube.com/${isShort ? 'shorts/' : 'watch?v='}${postId}`;

/** Tiles of other videos stand in the same answer. */
export function isOther(node: Fields): boolean {
  return (
    list(node, 'results').length > 0 ||
    ['compactVideoRenderer', 'lockupViewModel', 'videoRenderer', 'endScreenVideoRenderer'].some(
      (name) => has(node, name),
    )
  );
}

export function runs(words: unknown): string | undefined {
  const parts = list(words, 'runs')
    .map((run) => get(run).text)
    .filter((one) => typeof one === 'string');
  return text(parts.join('')) ?? text(get(words).simpleText);
}
