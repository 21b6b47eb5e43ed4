import { createCollector } from './collect-pieces.ts';

/** `fromCharCode` takes characters as arguments, and a deep stack has no room for all of them. */
const PIECE = 8 * 1024;

/**
 * MAIN world: tells of each stream the address that its video plays and its first bytes, one a character. It looks only
 * at the first appends of a source buffer, through a method of that one buffer, which takes itself away as soon as the init
 * segment is there (`collect-pieces.ts`): later appends meet nothing of ours. Where the stream's fragments are signed it
 * stays, and collects them, until it has enough. A player that works in a worker is not seen.
 * @returns what was collected of the stream at an address; null for most
 */
export function watchStreams(tell: (url: string, bytes: string) => void) {
  if (!window.MediaSource) return () => null;
  const { apply, deleteProperty, set: put } = Reflect;
  const { get, set } = WeakMap.prototype;
  const { fromCharCode } = String;
  const { subarray } = Uint8Array.prototype;
  const later = window.setTimeout.bind(window);
  const urls = new WeakMap<object, string>();
  const collector = createCollector(tellHead);

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
      if (url) watchBuffer(buffer, collector.begin(url, args[0]));
      return buffer;
    },
  });

  function watchBuffer(buffer: SourceBuffer, take: ((data: BufferSource) => boolean) | null) {
    const own = new Proxy(buffer.appendBuffer, {
      apply(target, self, args) {
        // Where the page put a method of its own over ours, or a lock on the buffer, that one stays.
        const isOurs = self?.appendBuffer === own && deleteProperty(self, 'appendBuffer');
        try {
          const result = apply(isOurs ? self.appendBuffer : target, self, args);
          if (!take?.(args[0])) take = null;
          return result;
        } finally {
          if (take && isOurs) put(self, 'appendBuffer', own);
        }
      },
    });
    put(buffer, 'appendBuffer', own);
  }

  function tellHead(url: string, head: Uint8Array) {
    later(() => {
      let text = '';
      for (let at = 0; at < head.length; at += PIECE)
        text += apply(fromCharCode, null, apply(subarray, head, [at, at + PIECE]));
      tell(url, text);
    });
  }
  return collector.of;
}
