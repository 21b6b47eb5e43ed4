import { count, get, list, rendition, text } from './find-records.ts';
import { parseAnswers } from './parse-answers.ts';
import { closest, fromLink, fromPage, wordsOf } from './read-dom.ts';
import type { MediaUrl, Site } from './site.ts';

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

/** No label: the "CR" pin says that a file carries credentials, which a camera's does, too (notes: sites §8). */
export const linkedin: Site = {
  id: 'linkedin',
  name: 'LinkedIn',
  hosts: ['linkedin.com'],
  mediaHosts: [],
  facts: { verified: '2026-09', dom: 'public-notes', answers: 'none', labels: 'none' },
  badge: { corner: 'top-left', dx: 8, dy: 8 },

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
      permalink: isNumber
        ? `https://www.linkedin.com/feed/update/urn:li:activity:${postId}/`
        : undefined,
      author: fromLink(
        box.querySelector('a[href*="/in/"], a[href*="/company/"], a[href*="/showcase/"]'),
        AUTHOR,
      ),
      caption: wordsOf(
        box.querySelector(
          '[data-testid="expandable-text-box"], .update-components-text, .attributed-text-segment-list__content',
        ),
      ),
      labels: [],
      urls: sources(video),
    };
  },
};
