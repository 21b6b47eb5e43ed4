import {
  type Fields,
  findRecords,
  get,
  has,
  label,
  list,
  media,
  rendition,
  text,
} from './find-records.ts';
import { closest, fromLink, fromPage, wordsIn } from './read-dom.ts';
import { type MediaUrl, type PlatformLabel, type PostRecord, type Site, topLeft } from './site.ts';

const URI = /^at:\/\/(did:[\w.:-]+)\/app\.bsky\.feed\.post\/([\w-]+)$/;
const POST = /\/profile\/[^/]+\/post\/([\w-]+)/;
const PERSON = /\/profile\/([^/?#]+)/;
/** Poster and playlist name the author and the file: `/watch/<did>/<cid>/`. */
const FILE = /\/watch\/(did(?::|%3A)[^/]+)\/(\w+)\//i;
const ITEM = '[data-testid^="feedItem-by-"], [data-testid^="postThreadItem-by-"]';
/** What labellers call a picture made by AI; an author's own label about a post uses the same words. */
const AI_VALUE = /^!?ai-(?:imagery|generated|video)$/;

/** A post's view, or the view of a quoted one (its text stands in `value`). */
function readPost(node: Fields): PostRecord | null {
  const [, did, postId] = URI.exec(text(node.uri) ?? '') ?? [];
  const author = text(get(node, 'author').handle);
  const isQuote = has(node, 'value');
  if (!postId || !author || !(isQuote || has(node, 'record'))) return null;
  const written = get(node, isQuote ? 'value' : 'record');
  const embeds = isQuote ? list(node, 'embeds').map((one) => get(one)) : [get(node, 'embed')];
  // What a post quotes is a post of its own, and its media are not this one's.
  const views = embeds.flatMap((embed) => [embed, get(embed, 'media')]);
  const given = list(node, 'labels').flatMap((one) => labelOf(get(one), did));
  // What the author wrote into the post itself names nobody: it is theirs.
  const own = list(written, 'labels', 'values').flatMap((one) =>
    labelOf({ ...get(one), src: did }, did),
  );
  return {
    postId,
    permalink: `https://bsky.app/profile/${author}/post/${postId}`,
    author,
    caption: text(written.text),
    media: views.flatMap(({ playlist }) => {
      const file = fileOf(text(playlist));
      return media(file?.cid, [...original(file), ...rendition(playlist, { kind: 'hls' })]);
    }),
    labels: given.length > 0 ? given : own,
  };
}

function labelOf({ val, src, neg }: Fields, author: string | undefined): PlatformLabel[] {
  const value = text(val) ?? '';
  if (!AI_VALUE.test(value) || neg === true) return [];
  return label(
    'ai-generated',
    src === author ? 'creator' : 'labeler',
    `label=${value} src=${text(src)}`,
  );
}

interface File {
  readonly did: string;
  readonly cid: string;
}

function fileOf(address: string | undefined | null): File | undefined {
  const [, did, cid] = FILE.exec(address ?? '') ?? [];
  return did && cid ? { did: did.replace(/%3A/gi, ':'), cid } : undefined;
}

/** The untouched upload: the author's own server has it, and the entry server knows which one that is. */
function original(file: File | undefined): MediaUrl[] {
  if (!file) return [];
  const address = `https://bsky.social/xrpc/com.atproto.sync.getBlob?did=${file.did}&cid=${file.cid}`;
  return rendition(address, { original: true });
}

export const bluesky: Site = {
  id: 'bluesky',
  name: 'Bluesky',
  hosts: ['bsky.app'],
  required: true,
  mediaHosts: ['video.bsky.app', 'video.cdn.bsky.app', 'bsky.social', 'host.bsky.network'],
  facts: {
    verified: '2026-08',
    dom: 'public-notes',
    answers: 'saved-page',
    labels: 'public-notes',
  },
  badge: topLeft(),
  answers: /^https:\/\/[^/]+\/xrpc\/app\.bsky\.(?:feed|unspecced|bookmark)\./,
  parse: (answer) => findRecords(answer, readPost),

  identify(video, page) {
    const file = fileOf(video.getAttribute('poster'));
    const item = closest(video, ITEM);
    // A quote is a link around what it quotes; without one the item's own link names the post.
    const quote = closest(video, 'a[href*="/post/"], [role="link"][href*="/post/"]');
    const link = quote ?? item?.querySelector('a[href*="/post/"]');
    const postId = fromLink(link, POST) ?? fromPage(page, POST);
    if (!postId && !file) return null;
    const author =
      fromLink(link, PERSON) ??
      /-by-(.+)$/.exec(item?.getAttribute('data-testid') ?? '')?.[1] ??
      fromPage(page, PERSON);
    const playlist =
      file &&
      `https://video.bsky.app/watch/${encodeURIComponent(file.did)}/${file.cid}/playlist.m3u8`;
    return {
      postId: postId ?? null,
      mediaId: file?.cid,
      permalink: postId && author ? `https://bsky.app/profile/${author}/post/${postId}` : undefined,
      author,
      caption: wordsIn(quote ?? item, '[data-testid="postText"]'),
      labels: [],
      urls: [...original(file), ...rendition(playlist)],
    };
  },
};
