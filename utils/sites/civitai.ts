import {
  type Fields,
  findRecords,
  get,
  has,
  id,
  label,
  media,
  rendition,
  text,
} from './find-records.ts';
import { closest, directSource, fromLink, seen } from './read-dom.ts';
import { type PostRecord, type Site, topLeft } from './site.ts';

/** The key of a file in its address. (A `blob:` address has a UUID too, which is none.) */
const KEY = /\/\/image[^ ]+\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\//;

/**
 * A video: each has a page of its own, also where a post holds several. Its `url` is but the file's key. `onSite` says that
 * it came out of the site's own generator, which the page shows as "Created on Civitai" (its open code; a capture of 2026-03);
 * it rests on what the uploaded file says of itself, too, so nobody can tell who put it there.
 */
function readVideo(node: Fields, page: URL): PostRecord | null {
  const postId = id(node.id);
  const key = id(node.url);
  if (!postId || !key || node.type !== 'video' || !has(node, 'nsfwLevel')) return null;
  // What the site's download button fetches.
  const file = `https://image.civitai.com/xG1nkqKTMzGDvpLrqFT7WA/${key}/original=true/${key}.mp4`;
  return {
    postId,
    permalink: permalink(page, postId),
    author: id(get(node, 'user').username),
    caption: text(node.postTitle),
    media: media(key, rendition(file, { original: true })),
    labels: node.onSite === true ? label('ai-generated', 'unknown', 'onSite=true') : [],
  };
}

const permalink = ({ origin }: URL, postId: string) => `${origin}/images/${postId}`;

export const civitai: Site = {
  id: 'civitai',
  name: 'Civitai',
  hosts: ['civitai.com', 'civitai.red'],
  mediaHosts: ['image.civitai.com', 'image-b2.civitai.com'],
  facts: {
    verified: '2026-11',
    dom: 'public-notes',
    answers: 'public-notes',
    labels: 'public-notes',
  },
  badge: topLeft(8, 40),
  answers: /^https:\/\/(?:[\w-]+\.)?civitai\.(?:com|red)\/(?:api\/trpc\/|multi-search)/,
  embedded: '#__NEXT_DATA__',
  parse: (answer, page) => findRecords(answer, (node) => readVideo(node, page)),

  identify(video, page) {
    const link = closest(video, 'a[href*="/images/"]');
    const postId = fromLink(link, /\/images\/(\d+)/) ?? null;
    // A video's own page has its neighbours in it too. There only the file's key leads to the right record.
    const mediaId = KEY.exec(`${directSource(video)} ${video.getAttribute('poster')}`)?.[1];
    if (!postId && !mediaId) return null;
    // Of a box with several videos nobody knows whose mark it is.
    const box = link?.parentElement;
    const isOwn = box?.querySelectorAll('a[href*="/images/"]').length === 1;
    const mark = isOwn && box.querySelector('[title="Created on Civitai"]');
    return {
      postId,
      mediaId,
      permalink: postId ? permalink(page, postId) : undefined,
      labels: mark ? [seen('ai-generated', 'unknown', 'Created on Civitai')] : [],
    };
  },
};
