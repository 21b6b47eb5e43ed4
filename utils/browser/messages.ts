import type { Depth, Findings } from '@/utils/evidence/evidence.ts';
import type { Post } from '@/utils/sites/site.ts';
import type { Level } from '@/utils/verdict/fuse.ts';

/**
 * A frame on its way to the lab. Chrome's messages are JSON, so there the pixels travel as an address of a
 * blob that the lab fetches; Firefox clones bytes but cannot fetch a page's blob.
 */
export interface PackedFrame {
  readonly width: number;
  readonly height: number;
  readonly timeS: number;
  readonly pixels: { readonly blobUrl: string } | { readonly bytes: ArrayBuffer };
}

/** A `Blob` on its way to the lab, by the same ways: the address of one, or itself. */
export type HandedPieces = string | Blob;

/** A frame that the detector or the reader of marks looked at, as the inspector shows it. */
export interface Thumbnail {
  readonly timeS: number;
  /** `data:image/jpeg;base64,…`, long side 160 px. */
  readonly image: string;
  /** The same at 640 px, to be saved or copied: only for our own pages; kept of a few streams (`large-frames.ts`). */
  readonly large?: string;
}

export interface Examined extends Findings {
  readonly thumbnails: readonly Thumbnail[];
  /** Of the whole file, where an inspection read it all. */
  readonly sha256?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Frames of another moment would add nothing. */
  readonly settled?: boolean | undefined;
}

/** True where the site's reader sees answers and finds no post in them: its pages may have changed. */
interface SiteHealth {
  readonly siteMayHaveChanged?: boolean | undefined;
}

/** One video of a page, whoever asks about it. */
export interface DescribedVideo extends SiteHealth {
  readonly post: Post;
  readonly videoId: string;
}

/** One video of a page, as the popup lists it. */
export interface ListedVideo extends SiteHealth {
  /** Names the element within its frame for `showVideo` and `describeVideo`; means nothing elsewhere. */
  readonly videoId: string;
  readonly frameId: number;
  readonly post: Post;
  readonly level: Level;
  /** The reason in words, already translated. */
  readonly reason: string;
}

/** What stands beside a label without being evidence, already in words; null where there is nothing to say. */
export interface Notes {
  /** What the person said about this video. */
  readonly said: string | null;
  /** What was found on other videos of its account. */
  readonly hint: string | null;
}

/** What the inspector is asked to look at; kept in session storage so that a killed worker forgets nothing. */
export interface InspectTarget extends SiteHealth {
  readonly post: Post;
  readonly tabId: number;
  readonly frameId: number;
  readonly videoId: string | null;
  /** Milliseconds since the epoch: a second click on the same video is a new question. */
  readonly askedAt: number;
  /** The tab is one of a private window. */
  readonly isPrivate?: boolean;
  /** The person wants to say that the label is wrong. */
  readonly correct?: boolean | undefined;
}

/** Everything one context may ask another. What comes from content scripts is parsed before use (`parse.ts`). */
export interface Protocol {
  /** content → background: what is known of this post already; nothing is examined. */
  recall(data: { post: Post }): Examined;
  /**
   * content, inspector → background: read the file behind the post as deep as `depth` and the person's settings
   * allow; with `decode` also look at its pictures, for players whose canvas is tainted. Only our own pages are
   * heard about `depth`, about whether to `keep` the answer (of a private window nothing is kept), and about a person
   * who wants it `once` against their settings.
   */
  examineFile(data: {
    post: Post;
    depth: Depth;
    decode: boolean;
    keep?: boolean;
    once?: boolean;
  }): Examined;
  /**
   * content → background: look at the first bytes of the stream behind a `blob:` video, one a character, and compare
   * the `pieces` that were collected of it.
   */
  examineHead(data: { post: Post; head: string; pieces?: HandedPieces | undefined }): Examined;
  /** content → background: look at these frames of the playing video; `show`: a person wants to see them, too. */
  examineFrames(data: { post: Post; frames: PackedFrame[]; show?: boolean }): Examined;
  /** content → background: the videos of this frame of the page, for popup and toolbar; `left`: the page goes. */
  listVideos(data: { videos: Omit<ListedVideo, 'frameId'>[]; left?: boolean }): void;
  /** content → background: what to say beside the label of this post. */
  readNotes(data: { post: Post }): Notes;
  /** content → background: open the inspector on this video (a click on the badge), to `correct` its label. */
  openInspector(data: DescribedVideo & { correct?: boolean }): void;
  /** content → background: what the inspector, open or about to be, should look at. */
  aimInspector(data: DescribedVideo): void;
  /** background → content: the person gave access to some site, or took it. */
  accessChanged(data: { given: boolean }): void;
  /** content → background: whether we have access to this page. */
  mayStay(data: Record<never, never>): boolean;
  /** background → content: aim the inspector at the video under the last right click. False: there was none. */
  contextVideo(data: Record<never, never>): boolean;
  /**
   * background → content: aim it at the video that the person looks at, most likely; also at one that something lies over,
   * such as a consent box, where `covered`. False: none is in view.
   */
  viewedVideo(data: { covered?: boolean }): boolean;
  /** background → content: scroll to the next video with signs of AI and take the keyboard there. False: none. */
  nextLabelled(data: Record<never, never>): boolean;
  /**
   * inspector → content: examine the beginning of this video's stream and what was collected of it, and with `frames` capture
   * some now, too. Null where there is neither (it does not play, its canvas is tainted), or its element shows another
   * post by now.
   */
  captureVideo(data: { videoId: string; post: Post; frames: boolean }): Examined | null;
  /** inspector → background: the person lost interest; work that was asked for by inspecting ends. */
  stopInspecting(data: Record<never, never>): void;
  /** popup → content: scroll to this video and point it out. */
  showVideo(data: { videoId: string }): boolean;
}

export { onMessage, sendMessage } from './messaging.ts';
