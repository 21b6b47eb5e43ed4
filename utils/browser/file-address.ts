import type { Depth } from '@/utils/evidence/evidence.ts';
import { isPlaylist } from '@/utils/media/fetch-rules.ts';
import type { MediaUrl, Post } from '@/utils/sites/site.ts';

export interface Address {
  readonly url: string;
  /** A playlist or manifest, which names the pieces of a stream. */
  readonly stream: false | 'hls' | 'dash';
}

/** Files that are tried one after the other, where servers refuse. */
const MOST_FILES = 3;

/**
 * Where the bytes behind a post may lie, best first (notes: sites §15.3). In the feed only what the page itself plays; on
 * inspect the untouched upload, what plays, the largest renditions, and at last a stream. Of two of a
 * size the one that its site names first: TikTok's addresses that need no cookies.
 */
export function fileAddresses({ src, urls }: Post, depth: Depth): readonly Address[] {
  // Chromium plays streams by their playlist, too.
  const stream = src && isPlaylist(src) ? src : undefined;
  const played = src && !stream ? [src] : [];
  if (depth === 'feed') return played.map(asFile);
  const files = urls.filter(({ kind }) => kind === 'mp4' || kind === 'webm');
  const originals = files.filter(({ original }) => original);
  const renditions = files.filter(({ original }) => !original).sort(largestFirst);
  const all = [...originals.map(addressOf), ...played, ...renditions.map(addressOf)];
  const streams = (['hls', 'dash'] as const).flatMap((stream) => {
    const found = urls.find(({ kind }) => kind === stream);
    return found ? [{ url: found.url, stream }] : [];
  });
  const own = stream ? [{ url: stream, stream: 'hls' } as const] : [];
  return [...[...new Set(all)].slice(0, MOST_FILES).map(asFile), ...own, ...streams];
}

const asFile = (url: string): Address => ({ url, stream: false });

const addressOf = ({ url }: MediaUrl) => url;
const pixels = ({ width = 0, height = 0 }: MediaUrl) => width * height || height;
const largestFirst = (a: MediaUrl, b: MediaUrl) =>
  pixels(b) - pixels(a) || (b.bitrate ?? 0) - (a.bitrate ?? 0);
