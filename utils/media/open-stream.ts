import { type ByteSource, CouldNotCheck, fromBytes } from './byte-source.ts';
import { type DecodeOptions, decodeFrames, decodeStream } from './decode-frames.ts';
import type { Frame } from './frame.ts';
import { type Fragments, type Piece, type Pieces, readPlaylist, toPlaylist } from './pieces.ts';
import { readVimeoPlaylist } from './vimeo-playlist.ts';

/** Opens one address of a stream, behind the wall that holds for it. `isText`: a playlist or manifest. */
export type OpenPart = (address: string, isText?: boolean) => Promise<ByteSource>;

export interface OpenedStream {
  /** The stream's one file, or the init segment of its pieces; absent where pieces have none. */
  readonly file?: ByteSource;
  readonly fragments?: Fragments;
  read(options: DecodeOptions): Promise<Frame[]>;
}

/** Playlists of hours of video are smaller. */
const MAX_TEXT = 2 ** 20;
/** Vimeo's have a signed address of hundreds of characters for every six seconds. */
const MAX_JSON = 4 * 2 ** 20;

/**
 * Opens a stream by its playlist (HLS) or manifest (DASH). A DASH rendition in one file is that file; all else is decoded
 * in pieces. Each address is opened once. Rejects with `CouldNotCheck` of `open` and `readManifest`.
 */
export async function openStream(
  kind: 'hls' | 'dash',
  address: string,
  openPart: OpenPart,
): Promise<OpenedStream> {
  const opened = new Map<string, Promise<ByteSource>>();
  const open: OpenPart = (url, isText) => {
    const known = opened.get(url) ?? openPart(url, isText);
    opened.set(url, known);
    return known;
  };
  if (kind === 'hls') {
    const read = (options: DecodeOptions) => decodeStream(address, open, options);
    // Whatever is wrong here is met again by the decoder, which may know a way round it.
    const pieces = await readHls(address, open).catch(() => null);
    const parts = pieces && (await partsOf(pieces, open).catch(() => null));
    return { read, ...parts };
  }
  const found = await readAny(await textOf(await open(address, true), MAX_JSON), address);
  if ('file' in found) {
    const file = await open(found.file.url);
    return { file, read: (options) => decodeFrames(file, options) };
  }
  const playlist = fromBytes(new TextEncoder().encode(toPlaylist(found)));
  const openOrMade: OpenPart = async (url) => {
    if (url === address) return playlist;
    return url === found.init?.url ? openPiece(found.init, open) : open(url);
  };
  const read = (options: DecodeOptions) => decodeStream(address, openOrMade, options);
  return { read, ...(await partsOf(found, open)) };
}

/** A manifest in XML, or Vimeo's in JSON. The library for XML is loaded for the few streams that need it. */
async function readAny(text: string, address: string) {
  if (/^\s*\{/.test(text)) return readVimeoPlaylist(text, address);
  const { readManifest } = await import('./dash.ts');
  return readManifest(text, address);
}

async function readHls(address: string, open: OpenPart): Promise<Pieces> {
  const first = readPlaylist(await textOf(await open(address)), address);
  if ('segments' in first) return first;
  const [variant = address] = first.variants;
  const second = readPlaylist(await textOf(await open(variant)), variant);
  return 'segments' in second ? second : { segments: [] };
}

/** The init segment, and of the segments behind it the first and one in the middle. */
async function partsOf({ init, segments, others = 0 }: Pieces, open: OpenPart) {
  if (!init) return {};
  const chosen = new Set([segments[0], segments[segments.length >> 1]]);
  const parts = [...chosen].flatMap((one) => (one ? [() => openPiece(one, open)] : []));
  return { file: await openPiece(init, open), fragments: { parts, of: segments.length + others } };
}

async function openPiece({ url, start = 0, end, bytes }: Piece, open: OpenPart) {
  if (bytes) return fromBytes(bytes);
  const file = await open(url);
  if (end === undefined) return file;
  const part: ByteSource = {
    size: end - start,
    read: (from, to) => file.read(start + from, Math.min(end, start + to)),
  };
  return part;
}

async function textOf(file: ByteSource, most = MAX_TEXT): Promise<string> {
  const bytes = await file.read(0, Math.min(file.size ?? most, most + 1));
  if (bytes.length > most) throw new CouldNotCheck('too-large', 'a long manifest');
  return new TextDecoder().decode(bytes);
}
