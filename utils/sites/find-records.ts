import { parseAnswers } from './parse-answers.ts';
import type { MediaUrl, PlatformLabel, PostMedia, PostRecord } from './site.ts';

/** An object of somebody else's JSON: nothing in it is what it seems until it is read by `text`, `id` or `url`. */
export type Fields = Readonly<Record<string, unknown>>;

const NO_FIELDS: Fields = {};
const MAX_NODES = 300_000;
const MAX_DEPTH = 100;
/** Messages that carry longer words are refused (`utils/browser/parse.ts`), and nobody reads them in a badge. */
const MAX_TEXT = 5_000;
const MAX_URLS = 20;

/**
 * Reads posts out of the text of an answer, script or JSON attribute: `read` is offered every object at any depth
 * and picks what it knows by its shape. Two objects with the same id make one record. `[]` for any other text.
 */
export function findRecords(
  text: string,
  read: (node: Fields) => PostRecord | null,
): readonly PostRecord[] {
  const found = new Map<string, PostRecord>();
  for (const root of parseAnswers(text)) {
    for (const node of objectsIn(root)) {
      const record = read(node);
      if (!record) continue;
      const known = found.get(record.postId);
      found.set(record.postId, known ? mergeRecords(known, record) : record);
    }
  }
  return [...found.values()];
}

/**
 * Every object below `root`, itself included, in document order, until the budget of nodes or depth is spent.
 * Objects for which `stop` is true are passed over with all they hold.
 */
export function* objectsIn(root: unknown, stop?: (node: Fields) => boolean): Generator<Fields> {
  const stack: { value: object; depth: number }[] = [];
  const push = (value: unknown, depth: number) => {
    if (typeof value === 'object' && value !== null && depth < MAX_DEPTH)
      stack.push({ value, depth });
  };
  push(root, 0);
  for (let budget = MAX_NODES; budget > 0; budget--) {
    const next = stack.pop();
    if (!next) return;
    if (!Array.isArray(next.value)) {
      const node = next.value as Fields;
      if (stop?.(node)) continue;
      yield node;
    }
    const children = Object.values(next.value);
    for (let i = children.length - 1; i >= 0; i--) push(children[i], next.depth + 1);
  }
}

/** Follows a path of own properties; what is missing or no object reads as an empty one. */
export function get(value: unknown, ...path: readonly string[]): Fields {
  let at = value;
  for (const name of path) at = own(at, name);
  return typeof at === 'object' && at !== null && !Array.isArray(at) ? (at as Fields) : NO_FIELDS;
}

/** A list under a path; anything else reads as an empty one. */
export function list(value: unknown, ...path: readonly string[]): readonly unknown[] {
  let at = value;
  for (const name of path) at = own(at, name);
  return Array.isArray(at) ? at : [];
}

export function has(node: Fields, name: string): boolean {
  return Object.hasOwn(node, name);
}

function own(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Fields)[name];
}

/** Words, cut to a length that can be sent; undefined for what is no text or empty. */
export function text(value: unknown): string | undefined {
  const words = typeof value === 'string' ? value.trim() : '';
  return words ? words.slice(0, MAX_TEXT) : undefined;
}

/** Words or an address that are written as in HTML. */
export function plain(words: string): string {
  return words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** An id that fits into an address; undefined for anything else. Large ids come as strings or are lost already. */
export function id(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  return typeof value === 'string' && /^[\w.:-]{1,120}$/.test(value) ? value : undefined;
}

/** An absolute https address; `//host` counts as one. */
export function url(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 8_000) return undefined;
  const full = value.startsWith('//') ? `https:${value}` : value;
  return full.startsWith('https://') && URL.canParse(full) ? full : undefined;
}

export function count(value: unknown): number | undefined {
  const number = typeof value === 'string' && value ? Number(value) : value;
  return typeof number === 'number' && number > 0 && number < 1e9 ? number : undefined;
}

/** Width and height as most sites write them. */
export const sizeOf = ({ width, height }: Fields) => ({
  width: count(width),
  height: count(height),
});

/** Of a slide show, ByteDance gives the music as if it were the film. */
const SOUND = /^https:\/\/[^/]*-music-|^[^?#]+\.(?:mp3|m4a)(?:[?#]|$)/;

/** One rendition; nothing where the address is none or that of a sound. `kind` is guessed from the address where it is not given. */
export function rendition(address: unknown, more: Partial<MediaUrl> = {}): MediaUrl[] {
  const full = url(address);
  return full && !SOUND.test(full) ? [{ url: full, kind: kindOf(full), ...more }] : [];
}

function kindOf(address: string): MediaUrl['kind'] {
  const { pathname } = new URL(address);
  if (/\.m3u8$/i.test(pathname)) return 'hls';
  if (/\.mpd$/i.test(pathname)) return 'dash';
  return /\.webm$/i.test(pathname) ? 'webm' : 'mp4';
}

/** The media of a post, each address once; nothing where there is no address and no id to join it by. */
export function media(mediaId: string | undefined, urls: readonly MediaUrl[]): PostMedia[] {
  const seen = new Map(urls.map((one) => [one.url, one]));
  if (seen.size === 0) return [];
  return [{ mediaId, urls: [...seen.values()].slice(0, MAX_URLS) }];
}

/** One label in a list, or none: `raw` is the field and value that it rests on. */
export function label(
  says: PlatformLabel['says'],
  source: PlatformLabel['source'],
  raw: string,
): PlatformLabel[] {
  return [{ says, source, via: 'json', raw: raw.slice(0, 300) }];
}

/** Two descriptions of one post: what only one of them tells is kept. */
function mergeRecords(one: PostRecord, other: PostRecord): PostRecord {
  const labels = new Map([...one.labels, ...other.labels].map((l) => [`${l.source} ${l.raw}`, l]));
  return {
    postId: one.postId,
    permalink: one.author ? one.permalink : (other.permalink ?? one.permalink),
    author: one.author ?? other.author,
    caption: one.caption ?? other.caption,
    media: one.media.length >= other.media.length ? one.media : other.media,
    labels: [...labels.values()],
  };
}
