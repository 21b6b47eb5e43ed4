import type { ByteSource } from './byte-source.ts';

/** A file of a stream, or bytes `[start, end)` of one. */
export interface Piece {
  readonly url: string;
  readonly start?: number;
  readonly end?: number;
  /** Where the manifest has the piece in itself; `url` is then only a name for it. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

export interface Segment extends Piece {
  readonly seconds: number;
}

/** One rendition of a stream: what every segment needs before it, and the segments in order of time. */
export interface Pieces {
  readonly init?: Piece;
  readonly segments: readonly Segment[];
  /** How many more the stream has that need another init segment: an advertisement's, most often. */
  readonly others?: number;
}

/** The media segments behind an init segment. Each is opened when it is wanted, and not before. */
export interface Fragments {
  /** Some of them. */
  readonly parts: readonly (() => Promise<ByteSource>)[];
  /** How many there are in all; null where only what is signed may tell. */
  readonly of: number | null;
}

/** More than any video of a feed has: a day in pieces of ten seconds. */
export const MAX_SEGMENTS = 10_000;

/** The pieces as an HLS media playlist (RFC 8216), the one form of a stream that mediabunny reads. */
export function toPlaylist({ init, segments }: Pieces): string {
  const longest = Math.max(1, ...segments.map(({ seconds }) => seconds));
  const range = ({ start = 0, end }: Piece) => (end === undefined ? '' : `${end - start}@${start}`);
  const map = init && range(init);
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    `#EXT-X-TARGETDURATION:${Math.ceil(longest)}`,
    ...(init ? [`#EXT-X-MAP:URI="${init.url}"${map ? `,BYTERANGE="${map}"` : ''}`] : []),
    ...segments.flatMap((segment) => [
      `#EXTINF:${segment.seconds},`,
      ...(range(segment) ? [`#EXT-X-BYTERANGE:${range(segment)}`] : []),
      segment.url,
    ]),
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
}

/**
 * What an HLS playlist names: its variants, or the pieces of one rendition behind its first init segment, which is left out
 * where any of them are encrypted. Addresses that are none are left out.
 */
export function readPlaylist(
  text: string,
  address: string,
): { readonly variants: readonly string[] } | Pieces {
  const variants: string[] = [];
  const segments: Segment[] = [];
  let init: Piece | undefined;
  let seconds: number | undefined;
  let others = 0;
  let [isVariant, isOther, isEncrypted] = [false, false, false];
  let range = '';
  let next = 0;
  for (const line of text.split(/\r?\n/)) {
    const [, tag = '', value = ''] = /^#(EXT[\w-]*):?(.*)$/.exec(line) ?? [];
    if (tag === 'EXT-X-STREAM-INF') isVariant = true;
    else if (tag === 'EXTINF') seconds = Number.parseFloat(value) || 0;
    else if (tag === 'EXT-X-BYTERANGE') range = value;
    else if (tag === 'EXT-X-MAP') {
      const url = URL.parse(/\bURI="([^"]*)"/.exec(value)?.[1] ?? '', address)?.href;
      const map = url && { url, ...span(/BYTERANGE="([^"]*)"/.exec(value)?.[1] ?? '', 0) };
      if (map && !init) {
        init = map;
        // Those before it need none.
        others += segments.splice(0).length;
      }
      isOther = !map || !isSame(map, init);
    } else if (tag === 'EXT-X-KEY') {
      isEncrypted ||= !/\bMETHOD=NONE\b/.test(value.replace(/"[^"]*"/g, ''));
    } else if (line.trim() && !line.startsWith('#')) {
      const url = URL.parse(line.trim(), address)?.href;
      if (url && isVariant) variants.push(url);
      else if (url && seconds !== undefined && segments.length < MAX_SEGMENTS) {
        const part = span(range, next);
        next = part.end ?? 0;
        if (isOther) others++;
        else segments.push({ url, seconds, ...part });
      }
      [isVariant, seconds, range] = [false, undefined, ''];
    }
  }
  if (variants.length > 0) return { variants };
  return { segments, ...(init && !isEncrypted && { init }), ...(others > 0 && { others }) };
}

const isSame = (a: Piece, b?: Piece) => a.url === b?.url && a.start === b.start && a.end === b.end;

/** `LENGTH[@START]`; without a start it goes on where the piece before ended (RFC 8216 §4.3.2.2). */
function span(range: string, next: number): { start?: number; end?: number } {
  const [, length, at] = /^\s*(\d+)(?:@(\d+))?/.exec(range) ?? [];
  if (length === undefined) return {};
  const start = at === undefined ? next : Number(at);
  return { start, end: start + Number(length) };
}
