import { type ByteSource, CouldNotCheck } from '@/utils/media/byte-source.ts';

/** One box of an ISO base media file (ISO/IEC 14496-12 §4.2). Offsets in bytes from the start of the file or array. */
export interface Box {
  readonly type: string;
  /** Lower-case hex of a `uuid` box's extended type. */
  readonly uuid?: string;
  readonly start: number;
  /** Where the payload begins (for `uuid`: after the extended type). */
  readonly body: number;
  /** One past the last byte; may lie past the end of a truncated file. */
  readonly end: number;
}

export interface WalkLimits {
  /** Boxes that may be passed before giving up. */
  readonly boxes: number;
  /** Bytes that may be read from the source in all. */
  readonly bytes: number;
}

/** Enough for any head of a file: everything before `moov` or `mdat` in one read. */
export const HEAD: WalkLimits = { boxes: 64, bytes: 64 * 1024 };

/** Box types that open a real file. Anything else in first place is not this format. */
const FIRST = ['ftyp', 'styp', 'moov', 'moof', 'mdat', 'free', 'skip', 'wide', 'uuid', 'sidx'];
const LONGEST_HEADER = 32;
/** As much as `sniff` wants. */
const SNIFFED = 192;
const LATER_READ = 1024;

/** How films begin that carry neither notes nor credentials which are read here: AVI, Windows Media, Flash, MPEG program streams. */
const FOREIGN: readonly (readonly [at: number, begin: string])[] = [
  [8, 'AVI '],
  [0, '0&\xb2u'],
  [0, 'FLV\x01'],
  [0, '\0\0\x01\xba'],
];

/** What the first bytes look like: pages answer with HTML where a video was promised. */
export function sniff(head: Uint8Array): 'bmff' | 'webm' | 'foreign' | 'empty' | 'other' {
  if (head.length === 0) return 'empty';
  if (head[0] === 0x1a && head[1] === 0x45 && head[2] === 0xdf && head[3] === 0xa3) return 'webm';
  if (head.length >= 8 && FIRST.includes(fourCc(head, 4))) return 'bmff';
  const start = String.fromCharCode(...head.subarray(0, 189));
  // A transport stream is packets of 188 bytes, each of which begins with a G.
  const isStream = start[0] === 'G' && start[188] === 'G';
  return isStream || FOREIGN.some(([at, begin]) => start.startsWith(begin, at))
    ? 'foreign'
    : 'other';
}

/**
 * Walks the boxes of a file one after the other without reading what is in them. Stop early by leaving the loop.
 * Rejects with `CouldNotCheck`: `empty`, `not-media` (HTML …), `unsupported` (AVI …), `malformed` (impossible sizes, too many
 * boxes), `truncated` (asked for the box after one that runs past the end), `too-large` (over `limits.bytes`).
 */
export async function* topLevelBoxes(
  source: ByteSource,
  limits: WalkLimits = HEAD,
): AsyncGenerator<Box, void, void> {
  const header = headerReader(source, limits);
  let at = 0;
  for (let count = 0; ; count++) {
    const head = await header(at);
    if (at === 0) assertMedia(head);
    if (head.length === 0 && (source.size === null || at === source.size)) return;
    if (head.length < 8) throw new CouldNotCheck('truncated', `box header at ${at}`);
    if (count >= limits.boxes) throw new CouldNotCheck('malformed', `over ${limits.boxes} boxes`);
    // Size 0 means "to the end of the file", which may not be known.
    const box = parseHeader(head, 0, at, source.size ?? Number.MAX_SAFE_INTEGER);
    yield box;
    if (source.size !== null && box.end > source.size)
      throw new CouldNotCheck('truncated', `${box.type} ends at ${box.end} of ${source.size}`);
    if (box.end === Number.MAX_SAFE_INTEGER) return;
    at = box.end;
  }
}

function assertMedia(head: Uint8Array) {
  const kind = sniff(head);
  if (kind === 'empty') throw new CouldNotCheck('empty');
  if (kind === 'foreign') throw new CouldNotCheck('unsupported');
  if (kind !== 'bmff') throw new CouldNotCheck('not-media', kind);
}

/** Reads headers through a small window, so that a walk over the head of a file is one request. */
function headerReader({ size, read }: ByteSource, limits: WalkLimits) {
  let window: Uint8Array = new Uint8Array();
  let start = 0;
  let left = limits.bytes;
  return async (at: number) => {
    const inside = at >= start && at + LONGEST_HEADER <= start + window.length;
    if (!inside && !(size !== null && at >= size)) {
      const length = Math.min(at === 0 ? HEAD.bytes : LATER_READ, left);
      if (length < LONGEST_HEADER)
        throw new CouldNotCheck('too-large', `${limits.bytes} bytes read`);
      window = await read(at, at + length);
      left -= window.length;
      start = at;
    }
    return at > start + window.length
      ? new Uint8Array()
      : window.subarray(at - start, at - start + SNIFFED);
  };
}

/**
 * The boxes directly inside `bytes[start, end)`. Throws `CouldNotCheck('malformed')` where one runs past its
 * parent or there are over 10,000.
 */
export function* children(
  bytes: Uint8Array,
  start = 0,
  end = bytes.length,
): Generator<Box, void, void> {
  let at = start;
  for (let count = 0; at + 8 <= end; count++) {
    if (count >= 10_000) throw new CouldNotCheck('malformed', 'over 10000 boxes');
    const box = parseHeader(bytes, at, at, end);
    if (box.end > end) throw new CouldNotCheck('malformed', `${box.type} runs past its parent`);
    yield box;
    at = box.end;
  }
}

/** Every box at a path such as `['moov', 'udta', 'meta', 'ilst']`, in file order. As deep as the path, no deeper. */
export function* boxesAt(
  bytes: Uint8Array,
  [first, ...rest]: readonly string[],
  start = 0,
  end = bytes.length,
): Generator<Box, void, void> {
  for (const box of children(bytes, start, end)) {
    if (box.type !== first) continue;
    if (rest.length === 0) yield box;
    else yield* boxesAt(bytes, rest, box.body + innerOffset(bytes, box), box.end);
  }
}

/** `meta` is a FullBox (4 bytes of version and flags) in MP4 but a plain box in QuickTime. */
export function innerOffset(bytes: Uint8Array, box: Box): 0 | 4 {
  return box.type === 'meta' && fourCc(bytes, box.body + 4) !== 'hdlr' ? 4 : 0;
}

function parseHeader(bytes: Uint8Array, offset: number, start: number, parentEnd: number): Box {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const need = (length: number) => {
    if (offset + length > bytes.length)
      throw new CouldNotCheck('truncated', `box header at ${start}`);
  };
  need(8);
  const type = fourCc(bytes, offset + 4);
  const short = view.getUint32(offset);
  if (short === 1) need(16);
  const plain = short === 1 ? 16 : 8;
  const header = type === 'uuid' ? plain + 16 : plain;
  need(header);
  const size = short === 1 ? Number(view.getBigUint64(offset + 8)) : short;
  const end = short === 0 ? parentEnd : start + size;
  if (end - start < header || end > Number.MAX_SAFE_INTEGER)
    throw new CouldNotCheck('malformed', `${type} of ${size} bytes at ${start}`);
  const uuid = type === 'uuid' ? hex(bytes.subarray(offset + plain, offset + header)) : undefined;
  return { type, ...(uuid && { uuid }), start, body: start + header, end };
}

function fourCc(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
