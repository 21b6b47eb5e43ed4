import {
  count,
  type Fields,
  findRecords,
  get,
  has,
  list,
  media,
  objectsIn,
  rendition,
  sizeOf,
  text,
} from './find-records.ts';
import { parseAnswers } from './parse-answers.ts';
import { closest, fromLink, fromPage, wordsIn } from './read-dom.ts';
import { type MediaUrl, type PostMedia, type PostRecord, type Site, topLeft } from './site.ts';

const ITEM = '[role="listitem"][componentkey^="expanded"]';
const OLDER = '[data-urn*="urn:li:activity:"], [data-id*="urn:li:activity:"]';
const KEY = /^expanded([\w-]{43})(?=FeedType_|$)/;
const URN = /urn:li:(?:activity|ugcPost|share):(\d{10,})/;
const PAGE = /(?:urn(?::|%3A)li(?::|%3A)\w+(?::|%3A)|-(?:activity|ugcPost|share)-)(\d{10,})/i;
const AUTHOR = /\/(?:in|company|showcase)\/([^/?#]+)/;

/** What the player itself names. LinkedIn defends itself against every other request, so nothing else is asked for. */
function sources(video: Element): MediaUrl[] {
  const holder = closest(video, '[data-sources]');
  const all = parseAnswers(holder?.getAttribute('data-sources') ?? '')[0];
  return list(all).flatMap((one) =>
    rendition(get(one).src, {
      ...(/mpegurl/i.test(text(get(one).type) ?? '') && { kind: 'hls' }),
      bitrate: count(get(one)['data-bitrate']),
    }),
  );
}

const urnOf = (node: Fields) =>
  text(get(node, 'updateMetadata').urn) ?? text(get(node, 'metadata').backendUrn) ?? '';
const isUpdate = (node: Fields) =>
  URN.test(urnOf(node)) && (has(node, 'actor') || has(node, 'commentary'));

/**
 * Posts in an answer of the site's own interface ("Voyager", older or newer). What they play stands in them or beside
 * them, under the name by which they call it. A post that is shared is a post of its own.
 */
function readUpdates(answer: string): readonly PostRecord[] {
  if (!/"(?:updateMetadata|backendUrn)"/.test(answer)) return [];
  const players = new Map(
    parseAnswers(answer)
      .flatMap((root) => [...objectsIn(root)])
      .filter(isPlayer)
      .map((player) => [text(player.entityUrn), player]),
  );
  return findRecords(answer, (node) => {
    const [, postId] = URN.exec(urnOf(node)) ?? [];
    if (!postId || !isUpdate(node)) return null;
    const actor = get(node, 'actor');
    const own = [...objectsIn(node.content, isUpdate)];
    const named = own.flatMap((part) => {
      const player = players.get(text(part['*videoPlayMetadata']));
      return player ? [player] : [];
    });
    return {
      postId,
      permalink: linkTo(postId),
      author:
        AUTHOR.exec(text(get(actor, 'navigationContext').actionTarget) ?? '')?.[1] ??
        text(get(actor, 'name').text),
      caption: text(get(node, 'commentary', 'text').text),
      media: [...own.filter(isPlayer), ...named].flatMap(mediaOf),
      labels: [],
    };
  });
}

const isPlayer = (node: Fields) => has(node, 'progressiveStreams') || has(node, 'adaptiveStreams');

function mediaOf(player: Fields): PostMedia[] {
  const files = list(player, 'progressiveStreams').map((one) => get(one));
  const lists = list(player, 'adaptiveStreams').flatMap((one) => list(one, 'masterPlaylists'));
  const urls = [
    ...files.flatMap((file) =>
      list(file, 'streamingLocations').flatMap((place) =>
        rendition(get(place).url, { ...sizeOf(file), bitrate: count(file.bitRate) }),
      ),
    ),
    ...lists.flatMap((place) => rendition(get(place).url, { kind: 'hls' })),
  ];
  return media(text(player.media)?.split(':').at(-1), urls);
}

const linkTo = (postId: string) =>
  `https://www.linkedin.com/feed/update/urn:li:activity:${postId}/`;

/** No label: the "CR" pin says that a file carries credentials, which a camera's does, too (notes: sites §8). */
export const linkedin: Site = {
  id: 'linkedin',
  name: 'LinkedIn',
  hosts: ['linkedin.com'],
  required: true,
  mediaHosts: [],
  facts: { verified: '2026-09', dom: 'public-notes', answers: 'none', labels: 'none' },
  badge: topLeft(),
  tiles: readUpdates,

  identify(video, page) {
    const item = closest(video, ITEM);
    const older = closest(video, OLDER);
    const urn = older?.getAttribute('data-urn') ?? older?.getAttribute('data-id') ?? '';
    const postId =
      KEY.exec(item?.getAttribute('componentkey') ?? '')?.[1] ??
      URN.exec(urn)?.[1] ??
      fromPage(page, PAGE);
    if (!postId) return null;
    const box = item ?? older ?? video.ownerDocument.body;
    const isNumber = /^\d+$/.test(postId);
    return {
      postId,
      permalink: isNumber ? linkTo(postId) : undefined,
      author: fromLink(
        box.querySelector('a[href*="/in/"], a[href*="/company/"], a[href*="/showcase/"]'),
        AUTHOR,
      ),
      caption: wordsIn(
        box,
        '[data-testid="expandable-text-box"], .update-components-text, .attributed-text-segment-list__content',
      ),
      labels: [],
      urls: sources(video),
    };
  },
};
