import * as z from 'zod/mini';
import { siteFor } from '@/utils/sites/index.ts';
import { LABEL_SOURCES, type Post } from '@/utils/sites/site.ts';
import { namelessPage } from './nameless.ts';

/** Shapes of what content scripts send. They share a process with a hostile page, so nothing is believed unread. */
const text = z.string().check(z.maxLength(10_000));
const address = z.string().check(z.maxLength(8_000));
const count = z.number().check(z.gte(0), z.lte(100_000));

const LabelShape = z.object({
  says: z.enum(['ai-generated', 'ai-edited', 'captured']),
  source: z.enum(LABEL_SOURCES),
  via: z.enum(['json', 'dom']),
  raw: text,
});

const UrlShape = z.object({
  url: address,
  kind: z.enum(['mp4', 'webm', 'hls', 'dash']),
  width: z.optional(count),
  height: z.optional(count),
  bitrate: z.optional(z.number()),
  original: z.optional(z.boolean()),
});

const PostShape = z.object({
  site: text,
  postId: z.nullable(text),
  mediaId: z.optional(text),
  pageUrl: address,
  permalink: z.optional(address),
  author: z.optional(text),
  caption: z.optional(text),
  labels: z.array(LabelShape).check(z.maxLength(20)),
  urls: z.array(UrlShape).check(z.maxLength(50)),
  src: z.optional(address),
});

const BlobAddress = address.check(z.startsWith('blob:'));

const FrameShape = z.object({
  width: count.check(z.gte(1), z.lte(960)),
  height: count.check(z.gte(1), z.lte(960)),
  timeS: z.number(),
  pixels: z.union([
    z.object({ blobUrl: BlobAddress }),
    z.object({ bytes: z.instanceof(ArrayBuffer) }),
  ]),
});

const VideoId = z.string().check(z.maxLength(40));

const ListedShape = z.object({
  videoId: VideoId,
  post: PostShape,
  level: z.enum(['ai', 'ai-edited', 'likely-ai', 'captured', 'no-signs', 'unchecked']),
  reason: text,
  siteMayHaveChanged: z.optional(z.boolean()),
});

/** A page may have more videos than anybody reads a list of. */
const MOST_LISTED = 200;

export const Shapes = {
  recall: z.object({ post: PostShape }),
  examineFile: z.object({
    post: PostShape,
    depth: z.enum(['feed', 'inspect']),
    decode: z.boolean(),
    keep: z.optional(z.boolean()),
    once: z.optional(z.boolean()),
  }),
  examineFrames: z.object({
    post: PostShape,
    frames: z.array(FrameShape).check(z.minLength(1), z.maxLength(32)),
    show: z.optional(z.boolean()),
  }),
  examineHead: z.object({
    post: PostShape,
    head: z.string().check(z.maxLength(64 * 1024)),
    pieces: z.optional(z.union([BlobAddress, z.instanceof(Blob)])),
  }),
  listVideos: z.object({
    // One video that is not as it should be (an address of ten thousand characters) does not hide the others.
    videos: z.array(z.catch(z.nullable(ListedShape), null)).check(z.maxLength(MOST_LISTED)),
    left: z.optional(z.boolean()),
  }),
  readNotes: z.object({ post: PostShape }),
  openInspector: z.object({
    post: PostShape,
    videoId: VideoId,
    siteMayHaveChanged: z.optional(z.boolean()),
    correct: z.optional(z.boolean()),
  }),
};

/** Who sent a message, as the browser says. */
export interface Sender {
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
  readonly frameId?: number | undefined;
  /** The document's own, random name; no other ever gets it. */
  readonly documentId?: string | undefined;
  /** Chrome's: `cached` in its back-forward cache. */
  readonly documentLifecycle?: string | undefined;
  readonly tab?:
    | {
        readonly id?: number | undefined;
        readonly incognito?: boolean | undefined;
        /** Told where we have access. */
        readonly url?: string | undefined;
      }
    | undefined;
}

/**
 * A page may lie about itself, never about another: site and page address are the browser's word.
 * Messages of our own pages keep theirs (the inspector asks about a post of some tab). A sandboxed frame without an address
 * has no origin that the browser could vouch for, only its document: it is a site to itself, and speaks for no other.
 * @throws Error where the sender is no page that could have a post
 */
export function attribute(post: Post, sender: Sender, ownOrigin: string): Post {
  if (sender.url?.startsWith(ownOrigin)) return post;
  const origin = sender.origin && sender.origin !== 'null' ? sender.origin : sender.url;
  const page = URL.parse(origin ?? '');
  if (!page || !/^https?:$/.test(page.protocol)) {
    const { documentId, tab } = sender;
    if (sender.origin !== 'null' || !tab) throw new Error('a message from no page');
    // Older Firefox does not name documents: each message is a site to itself there, and speaks for no other either.
    const pageUrl = namelessPage(documentId ?? crypto.randomUUID());
    return { ...post, pageUrl, permalink: tab.url ?? pageUrl, site: 'generic' };
  }
  const claimed = URL.parse(post.pageUrl);
  const pageUrl = claimed?.origin === page.origin ? claimed.href : page.href;
  const of = { ...post, pageUrl, site: siteFor(new URL(pageUrl)).id };
  // A frame without an address of its own (`about:blank`) makes up no link, either.
  return URL.canParse(post.permalink ?? pageUrl) ? of : { ...of, permalink: pageUrl };
}
