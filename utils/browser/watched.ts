import type { Findings } from '@/utils/evidence/evidence.ts';
import type { Post } from '@/utils/sites/site.ts';
import { cacheKey } from './cache-key.ts';
import type { Notes } from './messages.ts';

/** What is known of one video element, for as long as it shows the same media. */
export interface Watched {
  /** Of the element, or where nothing names what it shows for good, of what it shows now. */
  readonly id: string;
  post: Post;
  /** Who this is and what it plays, and what the site says about it. */
  readonly media: string;
  readonly labels: string;
  findings: Findings | null;
  notes: Notes | undefined;
  visible: boolean;
  /** The person wanted to see what was covered. */
  lifted: boolean;
  work: AbortController;
}

/** A player in a worker, or of a camera, gives its element an object instead of an address. */
const given = new WeakMap<object, string>();
const nameOf = (object: object) => {
  const name = given.get(object) ?? crypto.randomUUID();
  given.set(object, name);
  return name;
};

/** `NETWORK_EMPTY` and `NETWORK_NO_SOURCE` of `HTMLMediaElement`. */
const PLAYS_NOTHING = [0, 3];
/** What an element plays. Where it plays nothing any more, it goes on naming what it played in `currentSrc`. */
export const addressOf = ({ currentSrc, src, networkState }: HTMLVideoElement): string =>
  (!PLAYS_NOTHING.includes(networkState) && currentSrc) || src;

/** A `blob:` address names nothing for good, but another one is another video. */
export const mediaOf = ({ site, postId, mediaId }: Post, video: HTMLVideoElement) =>
  [site, postId, mediaId, video.srcObject ? nameOf(video.srcObject) : addressOf(video)].join(' ');
export const labelsOf = (post: Post) => post.labels.map(({ raw }) => raw).join();

/** Nothing is asked about it yet. `before`: what the element was seen to show last. */
export function firstSeen(post: Post, media: string, labels: string, before?: Watched): Watched {
  const same = before?.media === media;
  return {
    id: before && (same || cacheKey(post)) ? before.id : crypto.randomUUID(),
    post,
    media,
    labels,
    findings: null,
    notes: same ? before.notes : undefined,
    visible: false,
    lifted: same && before.lifted,
    work: new AbortController(),
  };
}
