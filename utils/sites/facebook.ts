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
  text,
} from './find-records.ts';
import { manifestFiles, shownNotice } from './meta-media.ts';
import { parseAnswers } from './parse-answers.ts';
import { closest, fromLink, fromPage, ownBox, wordsIn } from './read-dom.ts';
import { type MediaUrl, type PlatformLabel, type PostRecord, type Site, topLeft } from './site.ts';

const VIDEO = /(?:\/reel\/|[?&]v=|\/videos\/(?:[\w.-]+\/)?)(\d{5,})/;
const STORY = /(?:\/posts\/(?:[^/?]+\/)?|[?&]story_fbid=)(pfbid\w+|\d{5,})/;
const POST = '[aria-posinset], [role="article"]';

/** Finds a video by its addresses; a label may stand on the story around it. */
function readVideo(node: Fields): PostRecord | null {
  if (isVideo(node)) return record(node, labelsOf(node));
  const labels = labelsOf(node);
  const { playback_video: reel, video_owner: owner } = get(node, 'short_form_video_context');
  // A reel's words and owner stand around its video.
  if (isVideo(get(reel))) return record({ message: node.message, owner, ...get(reel) }, labels);
  if (labels.length === 0) return null;
  const videos = new Map([...objectsIn(node)].filter(isVideo).map((one) => [videoId(one), one]));
  const [video] = videos.values();
  // Of several videos nobody can say which one is meant.
  return video && videos.size === 1 ? record(video, labels) : null;
}

/**
 * The words and the author of a story, for each video in it; a story that is shared in another tells of itself. The page
 * shows both.
 */
function readStory(node: Fields): PostRecord[] {
  if (!isStory(node)) return [];
  const shared = new Set<unknown>();
  const isOther = (inner: Fields) => {
    if (has(inner, 'attached_story')) shared.add(inner.attached_story);
    return shared.has(inner) || (isStory(inner) && has(inner, 'id') && inner.id !== node.id);
  };
  const own = [...objectsIn(node, isOther)];
  const actors = own.flatMap((part) => list(part, 'actors')).map((one) => text(get(one).name));
  const words = own.map((part) => text(get(part, 'message').text));
  return own.filter(isVideo).map((video) => ({
    ...record(video, []),
    author: actors.find(Boolean),
    caption: words.find(Boolean),
  }));
}

const isStory = (node: Fields) => node.__typename === 'Story' || has(node, 'actors');

/** Of a story within itself, the outer one tells most. */
const readStories = (answer: string) =>
  /"(?:Story|actors)"/.test(answer)
    ? parseAnswers(answer)
        .flatMap((root) => [...objectsIn(root)])
        .flatMap(readStory)
        .reverse()
    : [];

function record(node: Fields, labels: PlatformLabel[]): PostRecord {
  const postId = videoId(node) ?? '';
  const owner = get(node, 'owner');
  const caption = ['message', 'title', 'savable_description', 'title_with_entities']
    .map((name) => text(get(node, name).text))
    .find(Boolean);
  return {
    postId,
    permalink: `https://www.facebook.com/watch/?v=${postId}`,
    author: text(owner.name) ?? text(get(node, 'video_owner').name),
    caption: caption ?? text(node.name),
    media: media(postId, addresses(node)),
    labels,
  };
}

const ADDRESSES = [
  'playable_url_quality_hd',
  'playable_url',
  'browser_native_hd_url',
  'browser_native_sd_url',
] as const;

const DELIVERY = /^(?:playable_url|browser_native_|progressive_urls|videoDelivery)/;

function videoId(node: Fields): string | undefined {
  return id(node.id) ?? id(node.video_id) ?? id(node.videoId);
}

function isVideo(node: Fields): boolean {
  if (!/^\d{5,}$/.test(videoId(node) ?? '')) return false;
  return Object.keys(node).some((name) => DELIVERY.test(name));
}

function addresses(video: Fields): MediaUrl[] {
  // The fields of its delivery repeat the video's id.
  const own = [...objectsIn(video, (inner) => isVideo(inner) && videoId(inner) !== videoId(video))];
  const all = own.flatMap((node) => [
    ...list(node, 'progressive_urls').flatMap((one) => {
      const isHd = get(one, 'metadata').quality === 'HD';
      return rendition(get(one).progressive_url, isHd ? { height: 720 } : {});
    }),
    ...ADDRESSES.flatMap((name) => rendition(node[name])),
    ...list(node, 'hls_playlist_urls').flatMap((one) =>
      rendition(get(one).hls_playlist_url, { kind: 'hls' }),
    ),
  ]);
  if (all.length === 0)
    return own.flatMap((node) => [
      ...manifestFiles(node.manifest_xml),
      ...manifestFiles(node.dash_manifest),
      ...manifestFiles(node.dash_manifest_xml_string),
      ...rendition(node.playable_url_dash),
    ]);
  return all.sort((a, b) => (b.height ?? 0) - (a.height ?? 0));
}

/**
 * Seen in the app's code, not yet in a web page. `gen_ai_transparency_label_info` stands on ordinary posts and is
 * no label (notes: sites §5).
 */
function labelsOf(node: Fields): PlatformLabel[] {
  const found = get(node, 'ai_generated_detected_info');
  const own = get(node, 'ai_generated_self_disclosure_info');
  const how = text(found.gen_ai_provenance_type) ?? '';
  const source = /c2pa/i.test(how) ? 'c2pa' : /iptc/i.test(how) ? 'iptc' : 'platform';
  return [
    ...(found.was_detected_as_ai_generated === true
      ? label('ai-generated', source, `was_detected_as_ai_generated=true ${how}`.trim())
      : []),
    ...(own.self_disclosed_as_ai_generated === true
      ? label('ai-generated', 'creator', 'self_disclosed_as_ai_generated=true')
      : []),
  ];
}

export const facebook: Site = {
  id: 'facebook',
  name: 'Facebook',
  hosts: ['facebook.com', 'fb.watch'],
  required: true,
  mediaHosts: ['fbcdn.net'],
  // Addresses and a reel's owner stand where others found them on 2026-10-08, too.
  facts: {
    verified: '2026-10',
    dom: 'public-notes',
    answers: 'public-notes',
    labels: 'public-notes',
  },
  badge: topLeft(8, 40),
  answers: /^https:\/\/(?:[\w-]+\.)*facebook\.com\/(?:api\/graphql|video\/unified_cvc|ajax\/)/,
  embedded: 'script[type="application/json"]',
  tiles: readStories,
  parse: (answer) =>
    /playable_url|browser_native_|videoDelivery|ai_generated_/.test(answer)
      ? findRecords(answer, readVideo)
      : [],

  identify(video, page) {
    const post = closest(video, POST);
    const box = post ?? ownBox(video);
    const shown = fromPage(page, VIDEO) ?? fromEmbed(page);
    const links = [
      ...box.querySelectorAll('a[href*="/reel/"], a[href*="v="], a[href*="/videos/"]'),
    ];
    const linked = links.map((link) => fromLink(link, VIDEO)).find(Boolean);
    const marked = closest(video, '[data-video-id]')?.getAttribute('data-video-id') ?? undefined;
    const videoId = marked ?? (post ? (linked ?? shown) : (shown ?? linked));
    const story = box.querySelector('a[href*="/posts/"], a[href*="story_fbid="]');
    const postId = videoId ?? fromLink(story, STORY) ?? fromPage(page, STORY) ?? null;
    if (!postId && !post) return null;
    return {
      postId,
      mediaId: videoId,
      permalink: videoId ? `https://www.facebook.com/watch/?v=${videoId}` : undefined,
      author: wordsIn(box, 'h2 a, h3 a, h4 a, strong a, h2 strong, h3 strong'),
      caption: wordsIn(box, '[data-ad-preview="message"], [data-ad-comet-preview="message"]'),
      // Comments are articles inside the post's article.
      labels: shownNotice(box, (control) => !post || closest(control, POST) === post),
    };
  },
};

function fromEmbed(page: URL): string | undefined {
  return VIDEO.exec(page.searchParams.get('href') ?? '')?.[1];
}
