import { rendition } from '@/utils/sites/find-records.ts';
import { firstValue, parseAnswers } from '@/utils/sites/parse-answers.ts';
import { directSource } from '@/utils/sites/read-dom.ts';
import type { MediaUrl, PlatformLabel, PostRecord, Sighting, Site } from '@/utils/sites/site.ts';
import { homeOf, openPage } from './open-page.ts';

/** One post as other programs read it (DESIGN §10): every key is there, what is not known is null. */
export interface FoundPost {
  postId: string | null;
  permalink: string | null;
  author: string | null;
  caption: string | null;
  media: { mediaId: string | null; urls: readonly MediaUrl[] }[];
  labels: PlatformLabel[];
}

/**
 * The posts in a saved answer, or in a saved page: there the embedded scripts are parsed and every video is
 * identified, as in the feed. Null where the text is neither.
 */
export function readPosts(text: string, site: Site, page: URL | null): FoundPost[] | null {
  if (!/^\s*</.test(text.replace(/^\ufeff/, ''))) {
    const answer = parseAnswers(text).length > 0 ? text : onePerLine(text);
    if (parseAnswers(answer).length === 0) return null;
    return recordsIn(answer, site, page ?? homeOf(site)).map(fromRecord);
  }
  return readPage(text, site, page);
}

/** Several answers in one file, written over many lines or without any between them, as sites send them: one a line. */
function onePerLine(text: string): string {
  const lines: string[] = [];
  for (let rest = text.trimStart(); /^[{[]/.test(rest); ) {
    const value = firstValue(rest, 0);
    lines.push(value.replaceAll('\n', ' '));
    rest = value && rest.slice(value.length).trimStart();
  }
  return lines.join('\n');
}

function readPage(html: string, site: Site, given: URL | null): FoundPost[] {
  const { document, page, videos, close } = openPage(html, site, given);
  const scripts = site.embedded ? [...document.querySelectorAll(site.embedded)] : [];
  const posts = scripts
    .flatMap((script) => recordsIn(script.textContent ?? '', site, page))
    .map(fromRecord);
  for (const video of videos) {
    const sighting = site.identify(video, page);
    if (sighting) addSighting(posts, sighting, video);
  }
  close();
  return posts;
}

/** What the extension reads, what else the answer says of these posts, and then the tiles of other posts beside them. */
function recordsIn(text: string, site: Site, page: URL): readonly PostRecord[] {
  const tiles = new Map((site.tiles?.(text) ?? []).map((tile) => [tile.postId, tile]));
  const posts = (site.parse?.(text, page) ?? []).map((post) => {
    const { author, caption, media = [] } = tiles.get(post.postId) ?? {};
    tiles.delete(post.postId);
    return {
      ...post,
      author: post.author ?? author,
      caption: post.caption ?? caption,
      media: post.media.length > 0 ? post.media : media,
    };
  });
  return [...posts, ...tiles.values()];
}

function fromRecord(record: PostRecord): FoundPost {
  return {
    postId: record.postId,
    permalink: record.permalink ?? null,
    author: record.author ?? null,
    caption: record.caption ?? null,
    media: record.media.map(({ mediaId, urls }) => ({ mediaId: mediaId ?? null, urls })),
    labels: [...record.labels],
  };
}

/** What the page shows of a post joins what its scripts say of it; what only the page shows is a post too. */
function addSighting(posts: FoundPost[], sighting: Sighting, video: Element) {
  const { postId, mediaId } = sighting;
  const known = posts.find((post) =>
    postId !== null
      ? post.postId === postId
      : mediaId !== undefined && post.media.some((one) => one.mediaId === mediaId),
  );
  const post = known ?? fromRecord({ postId: '', media: [], labels: [] });
  if (!known) {
    post.postId = postId;
    posts.push(post);
  }
  post.permalink ??= sighting.permalink ?? null;
  post.author ??= sighting.author ?? null;
  post.caption ??= sighting.caption ?? null;
  for (const label of sighting.labels) {
    if (!post.labels.some((one) => one.raw === label.raw && one.via === label.via))
      post.labels.push(label);
  }
  const src = directSource(video);
  const urls =
    sighting.urls ?? (src ? [{ url: src, kind: 'mp4' as const, ...rendition(src)[0] }] : []);
  const isNew = !post.media.some((one) => !mediaId || !one.mediaId || one.mediaId === mediaId);
  if (isNew) post.media.push({ mediaId: mediaId ?? null, urls });
}
