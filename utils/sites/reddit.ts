import {
  count,
  type Fields,
  findRecords,
  get,
  id,
  list,
  media,
  plain,
  rendition,
  sizeOf,
  text,
} from './find-records.ts';
import { parseAnswers } from './parse-answers.ts';
import { closest, fromPage } from './read-dom.ts';
import { type MediaUrl, type PostMedia, type PostRecord, type Site, topLeft } from './site.ts';

const POST = /\/comments\/(\w{4,})/;
const MEDIA = /^https:\/\/(?:v|packaged-media)\.redd\.it\/(\w+)/;
const PLAYER = 'shreddit-player, shreddit-player-2';

const fullname = (short: string | undefined) =>
  short ? (short.startsWith('t3_') ? short : `t3_${short}`) : undefined;

/** A post of the older API; a crosspost's video stands in the post it repeats, which is a record of its own. */
function readPost(node: Fields): PostRecord | null {
  if (node.playbackMp4s) return readPackaged(node);
  const permalink = text(node.permalink);
  const postId = fullname(id(node.name) ?? id(node.id) ?? POST.exec(permalink ?? '')?.[1]);
  const video = ['secure_media', 'media', 'preview']
    .flatMap((name) => [get(node, name, 'reddit_video'), get(node, name, 'reddit_video_preview')])
    .find((one) => one.fallback_url || one.hls_url || one.dash_url);
  if (!postId || !/^t3_\w+$/.test(postId) || !permalink?.startsWith('/') || !text(node.title))
    return null;
  const urls = [
    ...rendition(video?.fallback_url, {
      ...sizeOf(get(video)),
      bitrate: (count(video?.bitrate_kbps) ?? 0) * 1000 || undefined,
    }),
    ...streams(video?.hls_url, video?.dash_url),
  ];
  // An animation is played as a video.
  const [picture] = list(node, 'preview', 'images');
  const animation = get(picture, 'variants', 'mp4', 'source');
  const frames = rendition(plain(text(animation.url) ?? ''), sizeOf(animation));
  const gallery = Object.values(get(node, 'media_metadata')).flatMap((one) =>
    galleryMedia(get(one)),
  );
  return {
    postId,
    permalink: `https://www.reddit.com${permalink}`,
    author: id(node.author),
    caption: plain(text(node.title) ?? ''),
    media: [
      ...media(keyOf(urls) ?? id(get(picture).id), urls.length > 0 ? urls : frames),
      ...gallery,
    ],
    labels: [],
  };
}

/** Addresses come as in HTML, unless the page asks for them otherwise. */
const streams = (hls: unknown, dash: unknown): MediaUrl[] => [
  ...rendition(plain(text(hls) ?? ''), { kind: 'hls' }),
  ...rendition(plain(text(dash) ?? ''), { kind: 'dash' }),
];

/** A video or an animation among the pictures of a gallery, or in a post's text. */
function galleryMedia({ id: key, x, y, hlsUrl, dashUrl, s }: Fields): PostMedia[] {
  const animation = text(get(s).mp4);
  const size = { width: count(x ?? get(s).x), height: count(y ?? get(s).y) };
  const urls = [...streams(hlsUrl, dashUrl), ...rendition(animation && plain(animation), size)];
  return media(id(key), urls);
}

/** The attribute of a player, saved alone: it names its media and no post. */
function readPackaged(node: Fields): PostRecord | null {
  const urls = packagedUrls(node);
  const key = keyOf(urls);
  return key ? { postId: key, media: media(key, urls), labels: [] } : null;
}

function packagedUrls(packaged: Fields): MediaUrl[] {
  return list(packaged, 'playbackMp4s', 'permutations')
    .map((one) => get(one, 'source'))
    .flatMap((one) => rendition(one.url, sizeOf(get(one, 'dimensions'))));
}

function keyOf(urls: readonly MediaUrl[]): string | undefined {
  return urls.map(({ url }) => MEDIA.exec(url)?.[1]).find(Boolean);
}

/** The complete files that the player names in its own attribute; there is no answer to read them from. */
function attributeUrls(player: Element | null): MediaUrl[] {
  const packaged = parseAnswers(player?.getAttribute('packaged-media-json') ?? '')[0];
  return [
    ...packagedUrls(get(packaged)),
    ...rendition(player?.getAttribute('src')?.replace(/^blob:.*/, '')),
  ];
}

export const reddit: Site = {
  id: 'reddit',
  name: 'Reddit',
  hosts: ['reddit.com', 'redditmedia.com'],
  required: true,
  mediaHosts: ['packaged-media.redd.it', 'v.redd.it', 'preview.redd.it'],
  facts: { verified: '2026-08', dom: 'public-notes', answers: 'saved-page', labels: 'none' },
  badge: topLeft(),
  answers: /^https:\/\/(?:[\w-]+\.)*reddit\.com\/(?:[^?]*\.json|svc\/|api\/)/,
  parse: (answer) => findRecords(answer, readPost),

  identify(video, page) {
    const player = closest(video, PLAYER);
    const post = closest(video, 'shreddit-post');
    const thing = closest(video, '.thing[data-fullname]');
    const attribute = (name: string) =>
      post?.getAttribute(name) ?? thing?.getAttribute(`data-${name}`) ?? undefined;
    const postId =
      post?.getAttribute('id') ??
      thing?.getAttribute('data-fullname') ??
      fullname(player?.getAttribute('post-id') ?? fromPage(page, POST)) ??
      null;
    if (!postId) return null;
    const path = attribute('permalink') ?? (POST.test(page.pathname) ? page.pathname : undefined);
    const urls = attributeUrls(player);
    return {
      postId,
      mediaId: keyOf(urls),
      permalink: path?.startsWith('/') ? `https://www.reddit.com${path}` : undefined,
      author: attribute('author'),
      caption: text(
        post?.getAttribute('post-title') ?? thing?.querySelector('a.title')?.textContent,
      ),
      labels: [],
      urls,
    };
  },
};
