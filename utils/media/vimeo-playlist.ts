import * as z from 'zod/mini';
import { CouldNotCheck } from './byte-source.ts';
import { costOf } from './choose-rendition.ts';
import { resolve } from './dash-xml.ts';
import { MAX_SEGMENTS, type Pieces } from './pieces.ts';

/** Base64 of an init segment: it has no thumbnails. */
const MAX_INIT = 2 ** 20;
/** Manifests have tens. */
const MAX_RENDITIONS = 100;

const address = z._default(z.string().check(z.maxLength(8_000)), '');
const number = z.number().check(z.gte(0));
const Rendition = z.object({
  base_url: address,
  mime_type: z.optional(z.string()),
  codecs: z.optional(z.string()),
  width: z.optional(number),
  height: z.optional(number),
  avg_bitrate: z.optional(number),
  bitrate: z.optional(number),
  init_segment: z.string().check(z.maxLength(MAX_INIT)),
  segments: z
    .array(z.object({ start: z.optional(number), end: z.optional(number), url: address }))
    .check(z.minLength(1), z.maxLength(MAX_SEGMENTS)),
});
type Rendition = z.infer<typeof Rendition>;
const Playlist = z.object({
  base_url: address,
  // One rendition of another kind does not hide the others.
  video: z.array(z.catch(z.nullable(Rendition), null)).check(z.maxLength(MAX_RENDITIONS)),
});

/**
 * Reads the playlist that Vimeo's player gets (`playlist.json`, formerly `master.json`; notes: sites §11) and chooses the smallest
 * video that is large enough. Its init segment stands in it as Base64. Segments are files of their own, or ranges of one file,
 * which the server cuts out by what their address says. Rejects with `CouldNotCheck`: `malformed`, `unsupported` (no
 * video). Pure.
 */
export function readVimeoPlaylist(json: string, at: string): Pieces {
  const { base_url, video } = parse(json);
  const base = resolve(base_url, at);
  const open = video.filter((one) => one !== null);
  const best = open.sort((a, b) => cost(a) - cost(b) || bitrate(a) - bitrate(b))[0];
  if (!best) throw new CouldNotCheck('unsupported', 'no video');
  const inside = resolve(best.base_url, base);
  return {
    init: { url: `${at.replace(/#.*/, '')}#init`, bytes: fromBase64(best.init_segment) },
    segments: best.segments.map(({ start = 0, end = start + 1, url }) => ({
      url: resolve(url, inside),
      seconds: Math.max(0, end - start),
    })),
  };
}

function parse(json: string): z.infer<typeof Playlist> {
  try {
    return Playlist.parse(JSON.parse(json));
  } catch (error) {
    throw new CouldNotCheck('malformed', String(error).slice(0, 120));
  }
}

const cost = ({ mime_type: mimeType, ...rest }: Rendition) => costOf({ mimeType, ...rest });
const bitrate = ({ avg_bitrate, bitrate = 0 }: Rendition) => avg_bitrate ?? bitrate;

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    throw new CouldNotCheck('malformed', 'an init segment that is no Base64');
  }
}
