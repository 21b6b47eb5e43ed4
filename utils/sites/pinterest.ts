import {
  type Fields,
  findRecords,
  get,
  has,
  id,
  label,
  list,
  media,
  objectsIn,
  rendition,
  sizeOf,
  text,
} from './find-records.ts';
import { closest, fromLink, fromPage, ownBox, wordsIn } from './read-dom.ts';
import { type MediaUrl, type PlatformLabel, type PostRecord, type Site, topLeft } from './site.ts';

const PERMALINK = 'https://www.pinterest.com/pin/';
/** It has a name in many countries. */
const ENDINGS =
  'com co.uk ca de fr es it pt jp at ch se dk nz ie cl ph co.kr com.au com.mx nl be in mx id';
const PIN = /\/pin\/(?:[\w-]*--)?(\d{6,})/;

function readPin(node: Fields): PostRecord | null {
  // GraphQL's own `id` is another one, in base64.
  const postId = id(node.entityId) ?? id(node.id);
  const isPin =
    node.type === 'pin' ||
    node.__typename === 'Pin' ||
    has(node, 'ai_disclosures') ||
    has(node, 'pinner');
  if (!isPin || !postId || !/^\d{6,}$/.test(postId)) return null;
  const { videos, story_pin_data: story, storyPinData } = node;
  // A pin of several pages may have a video on each; the first one may also stand in `videos`.
  const byId = new Map(
    [videos, story, storyPinData]
      .flatMap((root) => [...objectsIn(root)])
      .flatMap((one) => {
        const files = Object.values(get(one.video_list ?? one.videoList)).flatMap(urlOf);
        return media(id(one.id), files);
      })
      .map((one) => [one.mediaId ?? one.urls[0]?.url, one]),
  );
  const person = ['closeup_unified_attribution', 'native_creator', 'pinner', 'nativeCreator']
    .map((name) => id(get(node, name).username))
    .find(Boolean);
  return {
    postId,
    permalink: `${PERMALINK}${postId}/`,
    author: person,
    caption: ['title', 'grid_title', 'gridTitle', 'description']
      .map((name) => text(node[name]))
      .find(Boolean),
    media: [...byId.values()],
    labels: labelsOf(node).slice(0, 3),
  };
}

const urlOf = (value: unknown): MediaUrl[] => rendition(get(value).url, sizeOf(get(value)));

const DISCLOSED = /^[12]$|AI_MODIFIED|SYNTHETIC/i;

/**
 * Pinterest's word for its label is "AI modified", whether all or part of the picture is. `ai_disclosures` lists numbers (1 is
 * that, 2 a synthetic performer, and the app shows its label for either) or, in the public interface, names under `values`.
 */
function labelsOf(node: Fields): PlatformLabel[] {
  const source = text(node.digital_media_source_type) ?? text(node.digitalMediaSourceType) ?? '';
  const told = ['ai_disclosures', 'aiDisclosures', 'gen_ai_topics'].flatMap((name) => {
    const all = [...list(node, name), ...list(node, name, 'values')];
    const words = all.filter((one) => {
      const word = one ? JSON.stringify(one) : '';
      return name === 'gen_ai_topics' ? word.length > 2 : DISCLOSED.test(word);
    });
    return words.length > 0 ? [`${name}=${JSON.stringify(words)}`] : [];
  });
  return [
    ...told.flatMap((raw) =>
      label('ai-edited', raw.startsWith('gen') ? 'platform' : 'unknown', raw),
    ),
    ...(/trainedAlgorithmicMedia/i.test(source)
      ? label(
          /composite/i.test(source) ? 'ai-edited' : 'ai-generated',
          'iptc',
          `digital_media_source_type=${source}`,
        )
      : []),
  ];
}

export const pinterest: Site = {
  id: 'pinterest',
  name: 'Pinterest',
  hosts: ENDINGS.split(' ').map((ending) => `pinterest.${ending}`),
  mediaHosts: ['v.pinimg.com', 'v1.pinimg.com', 'v2.pinimg.com'],
  facts: {
    verified: '2026-11',
    dom: 'public-notes',
    answers: 'saved-page',
    labels: 'public-notes',
  },
  badge: topLeft(),
  answers:
    /^https:\/\/(?:[\w-]+\.)*pinterest\.[a-z.]+\/(?:resource\/\w+Resource\/get|_\/graphql)\//,
  embedded: 'script[data-relay-response], #__PWS_DATA__, #__PWS_INITIAL_PROPS__',
  parse: (answer) => findRecords(answer, readPin),

  identify(video, page) {
    const tile = closest(
      video,
      '[data-test-id="pin"], [data-test-id="pinWrapper"], [data-grid-item]',
    );
    const shown = fromPage(page, PIN);
    const postId =
      fromLink(tile?.querySelector('a[href*="/pin/"]'), PIN) ?? (tile ? undefined : shown);
    if (!postId) return null;
    const box = tile ?? ownBox(video);
    return {
      postId,
      permalink: `${PERMALINK}${postId}/`,
      caption: tile ? undefined : wordsIn(box, 'h1'),
      labels: [],
    };
  },
};
