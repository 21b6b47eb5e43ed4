import {
  count,
  type Fields,
  findRecords,
  get,
  id,
  list,
  media,
  rendition,
  text,
} from './find-records.ts';
import { closest, fromLink, fromPage, wordsIn } from './read-dom.ts';
import { type PostRecord, type Site, topLeft } from './site.ts';

const CLIP = /\/clip\/([\w-]{6,})|[?&]clip=([\w-]{6,})/;
const VIDEO = /\/videos\/(\d{6,})/;
const CHANNEL = /^\/(\w{3,25})\/?(?:\?|$)/;
const NOT_CHANNELS = /^(?:directory|settings|videos|search|downloads|store|subscriptions|drops)$/;

/** Who is live, and with what; its address names the channel only. */
function readChannel(node: Fields): PostRecord | null {
  const postId = id(node.login);
  const caption = text(get(node, 'broadcastSettings').title) ?? text(get(node, 'stream').title);
  if (!postId || !caption || !get(node, 'stream').id) return null;
  const permalink = `https://www.twitch.tv/${postId}`;
  return { postId, permalink, author: postId, caption, media: [], labels: [] };
}

/**
 * A clip is known by its slug; its files may come in an answer of their own, since 2026 in `assets`, one for each shape of
 * picture (public clients of that year).
 */
function readClip(node: Fields): PostRecord | null {
  const postId = text(node.slug);
  const files = [node, ...list(node, 'assets')].flatMap((one) => list(get(one), 'videoQualities'));
  if (!postId || !/^[\w-]{6,}$/.test(postId) || !(node.__typename === 'Clip' || files.length > 0))
    return null;
  const urls = files.flatMap((one) =>
    rendition(get(one).sourceURL, { height: count(get(one).quality) }),
  );
  return {
    postId,
    permalink: `https://clips.twitch.tv/${postId}`,
    author: id(get(node, 'broadcaster').login) ?? text(get(node, 'broadcaster').displayName),
    caption: text(node.title),
    media: media(postId, urls),
    labels: [],
  };
}

function clipOf(page: URL): string | undefined {
  if (page.hostname === 'clips.twitch.tv' && page.pathname !== '/embed')
    return fromPage(page, /^\/([\w-]{6,})/);
  const [, slug, parameter] = CLIP.exec(page.pathname + page.search) ?? [];
  return slug ?? parameter;
}

export const twitch: Site = {
  id: 'twitch',
  name: 'Twitch',
  hosts: ['twitch.tv'],
  mediaHosts: ['clips-media-assets2.twitch.tv', 'production.assets.clips.twitchcdn.net'],
  facts: { verified: '2026-11', dom: 'public-notes', answers: 'public-notes', labels: 'none' },
  badge: topLeft(10, 60),
  answers: /^https:\/\/gql\.twitch\.tv\/gql/,
  parse: (answer) => findRecords(answer, (node) => readClip(node) ?? readChannel(node)),

  identify(video, page) {
    if (
      !closest(video, '.video-player, [data-a-target="video-player"], [data-a-target="video-ref"]')
    )
      return null;
    const clip = clipOf(page);
    const recorded = fromPage(page, VIDEO);
    const channel = page.searchParams.get('channel') ?? fromPage(page, CHANNEL);
    const live = channel && !NOT_CHANNELS.test(channel) ? channel : undefined;
    const postId = clip ?? recorded ?? live;
    if (!postId) return null;
    const document = video.ownerDocument;
    return {
      postId,
      permalink: clip
        ? `https://clips.twitch.tv/${clip}`
        : `https://www.twitch.tv/${recorded ? `videos/${recorded}` : live}`,
      author: live ?? fromLink(document.querySelector('a[href]:has(> h1)'), CHANNEL),
      caption: wordsIn(document, '[data-a-target="stream-title"]'),
      labels: [],
    };
  },
};
