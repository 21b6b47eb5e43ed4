import {
  type Fields,
  findRecords,
  get,
  has,
  id,
  label,
  list,
  media,
  rendition,
  text,
} from './find-records.ts';
import { closest, fromLink, fromPage } from './read-dom.ts';
import { type PostRecord, type Site, topLeft } from './site.ts';

const PERMALINK = 'https://www.dailymotion.com/video/';
const VIDEO = /\/(?:embed\/)?video\/([a-zA-Z0-9]{5,})/;

/**
 * The player's description of a video: whole, with `qualities`; or since 2026 in two answers, where its stream lies and what
 * is told of it, both with `access_id` (public clients of 2026-08). Who uploads says whether the stream was altered with AI
 * (`stream_altered_with_ai` of the platform's API).
 */
function readVideo(node: Fields): PostRecord | null {
  const postId = id(node.id);
  const caption = text(node.title) ?? text(get(node, 'info').title);
  if (!postId || !(has(node, 'access_id') || (has(node, 'qualities') && caption))) return null;
  const stream = get(node, 'stream');
  const urls = Object.values(get(node, 'qualities'))
    .flatMap((files) => list(files))
    .flatMap((file) => rendition(get(file).url));
  const owner = get(node, 'owner');
  return {
    postId,
    permalink: PERMALINK + postId,
    author: id(owner.username) ?? text(owner.screenname),
    caption,
    media: media(postId, [...urls, ...rendition(stream.url)]),
    labels:
      stream.is_altered_with_ai === true
        ? label('ai-edited', 'creator', 'is_altered_with_ai=true')
        : [],
  };
}

export const dailymotion: Site = {
  id: 'dailymotion',
  name: 'Dailymotion',
  hosts: ['dailymotion.com'],
  mediaHosts: ['dailymotion.com', 'dmcdn.net'],
  // The site's own pages and others' show the player in a frame of its own, whose address names the video.
  facts: {
    verified: '2026-11',
    dom: 'public-notes',
    answers: 'public-notes',
    labels: 'public-notes',
  },
  badge: topLeft(8, 48),
  answers:
    /^https:\/\/(?:[\w-]+\.dailymotion\.com\/player\/metadata\/video|geo\.dailymotion\.com\/videos?)\//,
  parse: (answer) => findRecords(answer, readVideo),

  identify(video, page) {
    // A card of another video may play a preview; its link says which video that is.
    const card = closest(video, 'a[href*="/video/"]');
    const postId = fromLink(card, VIDEO) ?? fromPage(page, VIDEO) ?? page.searchParams.get('video');
    if (!postId) return null;
    return {
      postId,
      mediaId: postId,
      permalink: PERMALINK + postId,
      labels: [],
    };
  },
};
