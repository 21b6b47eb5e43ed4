/** Credentials and tags stand at the beginning of a stream; of the others no more than that is copied. */
const HEAD = 64 * 1024;
/** Of one stream, in the page's memory; what comes later plays as if nobody looked. */
const MOST_BYTES = 16 * 2 ** 20;
/** Some players hand over each 4 KiB as they come. */
const MOST_APPENDS = 4096;
/** Streams of a page: the oldest makes room. */
const MOST_STREAMS = 2;
/** The manifest in the init segment has hashes of the fragments behind it (C2PA 2.2 §18.7). */
const HASHED = /^(?=.*merkle).*c2pa\.hash\.bmff/s;
/** `ftyp` and `moov` as numbers. */
const FTYP = 0x66747970;
const MOOV = 0x6d6f6f76;

type Bytes = Uint8Array<ArrayBuffer>;

interface Stream {
  readonly url: string;
  /** A copy of each append, its length before it in four bytes of this machine's order. Without a prototype: a page may have changed that of arrays. */
  readonly parts: Record<number, BlobPart>;
  count: number;
}

/**
 * MAIN world: joins the first appends of each stream until its init segment is whole, and tells of it; then keeps what a
 * player gets of the few streams whose fragments are signed, for an inspection to compare. Each byte is copied once, or twice
 * where the init segment came in parts; behind the init segment of any other stream nothing is done.
 * @param tell hears of each stream that begins with `ftyp` its first bytes, 64 KiB at most
 */
export function createCollector(tell: (url: string, head: Bytes) => void) {
  const { apply } = Reflect;
  const { test } = RegExp.prototype;
  const { decode } = TextDecoder.prototype;
  const { set } = Uint8Array.prototype;
  const [Bytes, Lengths, MadeBlob] = [Uint8Array, Uint32Array, Blob];
  // Not quite Latin 1, but near enough to find ASCII.
  const latin = new TextDecoder('latin1');
  const { create } = Object;
  const { iterator } = Symbol;
  const streams: (Stream | undefined)[] = [undefined, undefined];
  let begun = 0;
  return {
    /** @returns to be told of each append that the buffer took, as long as it answers true */
    begin(url: string, mime: string): (data: BufferSource) => boolean {
      const parts: Stream['parts'] = create(null);
      const stream: Stream = { url, parts, count: 0 };
      let head: Bytes | undefined;
      let isSigned: boolean | null = null;
      let filled = 0;
      let bytes = 0;
      let appends = 0;
      const keep = (piece: Bytes) => {
        bytes += piece.length;
        if (bytes > MOST_BYTES) return false;
        // Not of a list: a page may have changed how lists are gone through.
        const length = new Lengths(1);
        length[0] = piece.length;
        const copy = new Bytes(piece);
        parts[stream.count++] = length;
        parts[stream.count++] = copy;
        return true;
      };
      /** Null: more is needed. Else whether the stream's fragments are signed. */
      const look = (piece: Bytes, head: Bytes) => {
        // Where a player broke off, it begins anew.
        if (isFilm(piece) && wordAt(piece, 0) < 1024) filled = 0;
        const room = HEAD - filled;
        const length = piece.length < room ? piece.length : room;
        apply(set, head, [new Bytes(piece.buffer, piece.byteOffset, length), filled]);
        filled += length;
        if (filled >= 8 && !isFilm(head)) return false;
        if (!endsInit(head, filled)) return null;
        const all = new Bytes(head.buffer, 0, filled);
        tell(url, all);
        // One that came in parts is kept as if it came at once.
        if (filled > length) keep(new Bytes(head.buffer, 0, filled - length));
        return !apply(test, /^audio/, [mime]) && apply(test, HASHED, [apply(decode, latin, [all])]);
      };
      return (data) => {
        try {
          const { byteLength: length } = data;
          const piece = (
            'buffer' in data
              ? new Bytes(data.buffer as ArrayBuffer, data.byteOffset, length)
              : new Bytes(data)
          ) as Bytes;
          if (++appends > MOST_APPENDS) return false;
          if (!isSigned) {
            head ??= new Bytes(HEAD);
            isSigned = look(piece, head);
            if (!isSigned) return isSigned === null;
            streams[begun++ % MOST_STREAMS] = stream;
          }
          return keep(piece);
        } catch {
          return false; // No memory is left for it.
        }
      };
    },
    /** What was collected of the stream at `url`. */
    of(url: string): Blob | null {
      for (let i = 0; i < streams.length; i++) {
        const stream = streams[i];
        // Any iterable will do, whatever the types say.
        if (stream?.url === url)
          return new MadeBlob({ [iterator]: () => read(stream) } as unknown as BlobPart[]);
      }
      return null;
    },
  };
}

/** Whether it begins like a file that can carry credentials. */
export const isFilm = (head: Bytes) => wordAt(head, 4) === FTYP;

/** A number of four bytes, as boxes have it; what is missing counts as 0. */
function wordAt(bytes: Bytes, at: number): number {
  let word = 0;
  for (let i = at; i < at + 4; i++) word = word * 256 + (bytes[i] ?? 0);
  return word;
}

/** Whether the first `filled` bytes hold a whole `moov` and all before it, or as much as is looked at. */
function endsInit(head: Bytes, filled: number): boolean {
  for (let at = 0; at + 8 <= filled; ) {
    const size = wordAt(head, at);
    const isLast = wordAt(head, at + 4) === MOOV;
    at += size;
    // A box of an impossible size leads nowhere.
    if (size < 8 || (isLast && at <= filled)) return true;
  }
  return filled === HEAD;
}

/** An iterator of our own: in one of the page's, its code would run, learn of the channel and hand over what it likes. */
function read({ parts, count }: Stream): Iterator<BlobPart> {
  let at = 0;
  return {
    next: () =>
      at < count ? { done: false, value: parts[at++] ?? '' } : { done: true, value: undefined },
  };
}
