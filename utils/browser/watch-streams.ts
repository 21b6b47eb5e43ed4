import { createCollector, isFilm } from './collect-pieces.ts';
import type { WatchCalls } from './watch-calls.ts';

/** As much of a file is read as of a stream (`collect-pieces.ts`). */
const HEAD = 64 * 1024;
/** A page that makes a file of what it loaded often gives it no type, or that of any; pictures and scripts mostly have one. */
const MAY_BE_FILM = /^(video|application\/octet-stream|$)/;
/** `fromCharCode` takes characters as arguments, and a deep stack has no room for all of them. */
const PIECE = 8 * 1024;

/**
 * MAIN world: tells of each stream, and of each file that the page made itself, the address that its video plays and its first
 * bytes, one a character. Of a stream it looks only
 * at the first appends of a source buffer, through a method of that one buffer, which takes itself away as soon as the init
 * segment is there (`collect-pieces.ts`): later appends meet nothing of ours. Where the stream's fragments are signed it
 * stays, and collects them, until it has enough. A player that works in a worker is not seen.
 * @returns what was collected of the stream at an address; null for most
 */
export function watchStreams(tell: (url: string, bytes: string) => void, watchCalls: WatchCalls) {
  if (!window.MediaSource) return () => null;
  const { apply, deleteProperty, set: put } = Reflect;
  const { get, set } = WeakMap.prototype;
  const { slice, arrayBuffer } = Blob.prototype;
  const typeOf = Object.getOwnPropertyDescriptor(Blob.prototype, 'type')?.get as () => string;
  const { test } = RegExp.prototype;
  const { then } = Promise.prototype;
  const Bytes = Uint8Array;
  const { fromCharCode } = String;
  const { subarray } = Uint8Array.prototype;
  const later = window.setTimeout.bind(window);
  const urls = new WeakMap<object, string>();
  const collector = createCollector(tellHead);

  watchCalls(URL, 'createObjectURL', (url, _, args) => {
    apply(set, urls, [args[0], url]);
    // Fails for a stream, which is no file.
    readFile(args[0] as Blob, url);
  });

  function readFile(file: Blob, url: string) {
    if (!apply(test, MAY_BE_FILM, [apply(typeOf, file, [])])) return;
    const take = (buffer: ArrayBuffer) => {
      const head = new Bytes(buffer);
      // Some pages make thousands of other files, and telling of each would stop them for a second.
      if (isFilm(head)) tellHead(url, head);
    };
    const bytes = apply(arrayBuffer, apply(slice, file, [0, HEAD]), []);
    apply(then, bytes, [take, () => {}]);
  }

  watchCalls(MediaSource.prototype, 'addSourceBuffer', (buffer, stream, args) => {
    const url: string | undefined = apply(get, urls, [stream]);
    if (url) watchBuffer(buffer, collector.begin(url, args[0]));
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
