import type { Depth } from '@/utils/evidence/evidence.ts';
import type { MediaUrl, Post } from '@/utils/sites/site.ts';

export interface Address {
  readonly url: string;
  /** A playlist: there is no file to look into, only pictures. */
  readonly stream: boolean;
}

/** Files that are tried one after the other, where servers refuse. */
const MOST_FILES = 3;

/**
 * Where the bytes behind a post may lie, best first (notes: sites §15.3). In the feed only what the page itself plays; on
 * inspect the untouched upload, what plays, the largest renditions, and at last the pictures of a stream. Of two of a
 * size the one that its site names first: TikTok's addresses that need no cookies.
 */
export function fileAddresses({ src, urls }: Post, depth: Depth): readonly Address[] {
  const played = src ? [src] : [];
  if (depth === 'feed') return played.map((url) => ({ url, stream: false }));
  const files = urls.filter(({ kind }) => kind === 'mp4' || kind === 'webm');
  const originals = files.filter(({ original }) => original);
  const renditions = files.filter(({ original }) => !original).sort(largestFirst);
  const all = [...originals.map(addressOf), ...played, ...renditions.map(addressOf)];
  const playlist = urls.find(({ kind }) => kind === 'hls')?.url;
  return [
    ...[...new Set(all)].slice(0, MOST_FILES).map((url) => ({ url, stream: false })),
    ...(playlist ? [{ url: playlist, stream: true }] : []),
  ];
}

const addressOf = ({ url }: MediaUrl) => url;
const pixels = ({ width = 0, height = 0 }: MediaUrl) => width * height || height;
const largestFirst = (a: MediaUrl, b: MediaUrl) =>
  pixels(b) - pixels(a) || (b.bitrate ?? 0) - (a.bitrate ?? 0);
