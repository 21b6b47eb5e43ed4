import { createCollector } from './collect-pieces.ts';

/** Credentials and tags stand at the beginning of a stream; no more of it is copied. */
const HEAD = 64 * 1024;
/** `fromCharCode` takes characters as arguments, and a deep stack has no room for all of them. */
const PIECE = 8 * 1024;

/**
 * MAIN world: tells of each stream the address that its video plays and its first bytes, one a character. It looks only
 * at the first append of a source buffer, through a method of that one buffer, which then takes itself away: later appends
 * meet nothing of ours. Where the stream's fragments are signed it stays, and collects them (`collect-pieces.ts`), until it
 * has enough. A player that works in a worker is not seen.
 * @returns what was collected of the stream at an address; null for most
 */
export function watchStreams(tell: (url: string, bytes: string) => void) {
  if (!window.MediaSource) return () => null;
  const { apply } = Reflect;
  const { get, set } = WeakMap.prototype;
  const { fromCharCode } = String;
  const { subarray } = Uint8Array.prototype;
  const Bytes = Uint8Array;
  const later = window.setTimeout.bind(window);
  const urls = new WeakMap<object, string>();
  const collector = createCollector();

  URL.createObjectURL = new Proxy(URL.createObjectURL, {
    apply(target, self, args) {
      const url = apply(target, self, args);
      apply(set, urls, [args[0], url]);
      return url;
    },
  });

  const proto = MediaSource.prototype;
  proto.addSourceBuffer = new Proxy(proto.addSourceBuffer, {
    apply(target, stream, args) {
      const buffer: SourceBuffer = apply(target, stream, args);
      const url: string | undefined = apply(get, urls, [stream]);
      if (url) watchFirst(buffer, url, args[0]);
      return buffer;
    },
  });

  function watchFirst(buffer: SourceBuffer, url: string, mime: string) {
    let first = true;
    let collect: ((data: BufferSource) => boolean) | null = null;
    const own = new Proxy(buffer.appendBuffer, {
      apply(target, self, args) {
        // Where the page put a method of its own over ours, that one stays.
        const isOurs = self?.appendBuffer === own;
        if (isOurs) delete self.appendBuffer;
        if (first) collect = copyHead(args[0], url, mime);
        first = false;
        try {
          const result = apply(isOurs ? self.appendBuffer : target, self, args);
          if (!collect?.(args[0])) collect = null;
          return result;
        } finally {
          if (collect && isOurs) self.appendBuffer = own;
        }
      },
    });
    buffer.appendBuffer = own;
  }

  function copyHead(data: BufferSource, url: string, mime: string) {
    try {
      const length = data.byteLength < HEAD ? data.byteLength : HEAD;
      const head =
        'buffer' in data
          ? new Bytes(data.buffer, data.byteOffset, length)
          : new Bytes(data, 0, length);
      // `ftyp`
      if (head[4] !== 0x66 || head[5] !== 0x74 || head[6] !== 0x79 || head[7] !== 0x70) return null;
      const copy = new Bytes(head);
      later(() => {
        let text = '';
        for (let at = 0; at < length; at += PIECE)
          text += apply(fromCharCode, null, apply(subarray, copy, [at, at + PIECE]));
        tell(url, text);
      });
      return collector.begin(url, mime, copy);
    } catch {} // What is wrong with it, the buffer itself will say.
    return null;
  }
  return collector.of;
}
