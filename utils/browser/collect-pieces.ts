/** Of one stream, in the page's memory; what comes later plays as if nobody looked. */
const MOST_BYTES = 16 * 2 ** 20;
const MOST_APPENDS = 500;
/** Streams of a page: the oldest makes room. */
const MOST_STREAMS = 2;
/** The manifest in the init segment has hashes of the fragments behind it (C2PA 2.2 §18.7). */
const HASHED = /^(?=.*merkle).*c2pa\.hash\.bmff/s;

interface Stream {
  readonly url: string;
  /** A copy of each append, its length before it in four bytes of this machine's order. Without a prototype: a page may have changed that of arrays. */
  readonly parts: Record<number, BlobPart>;
  count: number;
  bytes: number;
}

/**
 * MAIN world: keeps what a player gets of the few streams whose fragments are signed, for an inspection to compare. Each
 * byte is copied once; for other streams nothing is done.
 */
export function createCollector() {
  const { apply } = Reflect;
  const { test } = RegExp.prototype;
  const { decode } = TextDecoder.prototype;
  const [Bytes, Lengths, MadeBlob] = [Uint8Array, Uint32Array, Blob];
  // Not quite Latin 1, but near enough to find ASCII.
  const latin = new TextDecoder('latin1');
  const { create } = Object;
  const { iterator } = Symbol;
  const streams: (Stream | undefined)[] = [undefined, undefined];
  let begun = 0;
  return {
    /** @returns to be told of each append, as long as it answers true; null where there is nothing to collect */
    begin(url: string, mime: string, head: Uint8Array): ((data: BufferSource) => boolean) | null {
      const isSound = apply(test, /^audio/, [mime]);
      if (isSound || !apply(test, HASHED, [apply(decode, latin, [head])])) return null;
      const stream: Stream = { url, parts: create(null), count: 0, bytes: 0 };
      streams[begun++ % MOST_STREAMS] = stream;
      return (data) => {
        const { parts } = stream;
        const { byteLength: length } = data;
        stream.bytes += length;
        if (stream.bytes > MOST_BYTES || stream.count >= 2 * MOST_APPENDS) return false;
        try {
          const bytes =
            'buffer' in data ? new Bytes(data.buffer, data.byteOffset, length) : new Bytes(data);
          const copy = new Bytes(bytes);
          parts[stream.count++] = new Lengths([length]);
          parts[stream.count++] = copy;
          return true;
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

/** An iterator of our own: in one of the page's, its code would run, learn of the channel and hand over what it likes. */
function read({ parts, count }: Stream): Iterator<BlobPart> {
  let at = 0;
  return {
    next: () =>
      at < count ? { done: false, value: parts[at++] ?? '' } : { done: true, value: undefined },
  };
}
