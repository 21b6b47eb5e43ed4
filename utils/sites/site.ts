/** Who put a platform's label on a post. */
export const LABEL_SOURCES = [
  'creator',
  'platform',
  'c2pa',
  'iptc',
  'invisible-watermark',
  'generator-signature',
  'labeler',
  'unknown',
] as const;
export type LabelSource = (typeof LABEL_SOURCES)[number];

/** What a platform says about a post, with the words or field it rests on. */
export interface PlatformLabel {
  readonly says: 'ai-generated' | 'ai-edited' | 'captured';
  readonly source: LabelSource;
  readonly via: 'json' | 'dom';
  /** `field=value`, or the text that was seen. */
  readonly raw: string;
}

export interface MediaUrl {
  readonly url: string;
  readonly kind: 'mp4' | 'webm' | 'hls' | 'dash';
  readonly width?: number;
  readonly height?: number;
  /** Bits per second. */
  readonly bitrate?: number;
  /** True where these are the bytes the author uploaded, so that credentials may have survived. */
  readonly original?: boolean;
}

export interface PostMedia {
  readonly mediaId?: string;
  readonly urls: readonly MediaUrl[];
}

/** One post as a site's own answer describes it. */
export interface PostRecord {
  readonly postId: string;
  readonly permalink?: string;
  readonly author?: string;
  readonly caption?: string;
  readonly media: readonly PostMedia[];
  readonly labels: readonly PlatformLabel[];
}

/** What the DOM around one video says. Read again at every look: feeds recycle their nodes. */
export interface Sighting {
  readonly postId: string | null;
  /** Joins the video to one entry of `PostRecord.media`, if the DOM gives it (a poster's media key). */
  readonly mediaId?: string;
  readonly permalink?: string;
  readonly author?: string;
  readonly caption?: string;
  readonly labels: readonly PlatformLabel[];
  /** Renditions that the DOM itself names (an attribute of the player), where no answer does. */
  readonly urls?: readonly MediaUrl[];
}

/** Where a badge fits without covering the site's controls; offsets in CSS px from the video's corner. */
export interface BadgePlace {
  readonly corner: 'top-left' | 'top-right';
  readonly dx: number;
  readonly dy: number;
}

/** So many px from the left and top edge: the place that most sites leave free. */
export const topLeft = (dx = 8, dy = 8): BadgePlace => ({ corner: 'top-left', dx, dy });

/** Where the facts about a site come from; shown to the person in options. */
export interface SiteFacts {
  /** Month of the last look at the real site, its saved pages or what others publish about it, `YYYY-MM`. */
  readonly verified: string;
  readonly dom: 'saved-page' | 'public-notes' | 'guess';
  readonly answers: 'saved-page' | 'public-notes' | 'guess' | 'none';
  readonly labels: 'saved-page' | 'public-notes' | 'guess' | 'none';
}

/** One file per site implements this, and nothing else in the code knows that the site exists. */
export interface Site {
  readonly id: string;
  /** The name people know, not translated. */
  readonly name: string;
  /** Host names of its pages; `x.com` covers `www.x.com` too. Empty only for the generic page. */
  readonly hosts: readonly string[];
  /** Whether the extension asks for its pages when it is installed: as few as possible. All others are asked for later. */
  readonly required?: true;
  /** Hosts from which its media may be fetched besides the address that the page itself plays. */
  readonly mediaHosts: readonly string[];
  readonly facts: SiteFacts;
  /** `isFull`: the page shows something in full screen, where players draw a title row of their own. */
  readonly badge: BadgePlace | ((page: URL, isFull: boolean) => BadgePlace);
  /** Addresses of the page's own answers that `parse` wants to read (tested against the full URL). */
  readonly answers?: RegExp;
  /** Selector of `<script>` elements whose text `parse` wants to read. */
  readonly embedded?: string;
  /** Finds posts in the text of an answer or script, by shape. Pure; `[]` for anything else; never throws. */
  parse?(text: string, page: URL): readonly PostRecord[];
  /**
   * The same for tiles of a feed and for parts of a post of which an answer says no more than the page shows: for
   * `npm run read` alone. The script that runs in pages is built without it.
   */
  tiles?(text: string): readonly PostRecord[];
  /**
   * Reads the DOM around a video. Null where this is no post of the site: its file and pictures are looked at all the same,
   * but nothing of the site is told of it. Must not change the page.
   */
  identify(video: Element, page: URL): Sighting | null;
}

/** What is known about one video, as plain data: it crosses the message boundary. */
export interface Post {
  readonly site: string;
  readonly postId: string | null;
  readonly mediaId?: string;
  readonly pageUrl: string;
  readonly permalink?: string;
  readonly author?: string;
  readonly caption?: string;
  readonly labels: readonly PlatformLabel[];
  /** Renditions named by the site's answers. */
  readonly urls: readonly MediaUrl[];
  /** The direct address that the element plays; absent for `blob:`. */
  readonly src?: string;
}
