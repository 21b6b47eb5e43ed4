import type { Depth } from '@/utils/evidence/evidence.ts';
import type { MediaUrl, Post } from '@/utils/sites/site.ts';

/** In the feed only what the page itself plays; on inspect the original, else the largest rendition that is one file. */
export function fileAddress({ src, urls }: Post, depth: Depth): string | undefined {
  if (depth === 'feed') return src;
  const files = urls.filter(({ kind }) => kind === 'mp4' || kind === 'webm');
  const original = files.find((file) => file.original);
  // Nobody tells the bitrate of some: then the site's own order stands.
  const best = (a: MediaUrl, b: MediaUrl) => (b.bitrate ?? 0) - (a.bitrate ?? 0);
  return original?.url ?? src ?? [...files].sort(best)[0]?.url;
}

/** Where there is no file at all, the pictures of a stream can still be looked at. */
export function streamAddress({ urls }: Post, depth: Depth): string | undefined {
  return depth === 'inspect' ? urls.find(({ kind }) => kind === 'hls')?.url : undefined;
}
