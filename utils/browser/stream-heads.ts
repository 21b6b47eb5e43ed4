import { addressOf } from './watched.ts';

/** Streams whose beginning is kept: more than are ever in view. */
const KEEP = 40;
/** Boxes that can say something; most streams have none of them, and nobody need look at those. */
const TELLING = /uuid|udta|meta/;

/** An address that holds its whole file, and as much of that as is read of any other: 64 KiB, four characters for three bytes. */
const HELD = /^data:[^,]*;base64,(.{1,87380})/;

/** The beginnings of this page's streams, by the address that their video plays, whichever is known first. */
export function createHeads() {
  const byUrl = new Map<string, PromiseWithResolvers<string>>();
  const at = (url: string) => {
    const head = byUrl.get(url) ?? Promise.withResolvers<string>();
    byUrl.set(url, head);
    for (const oldest of byUrl.keys()) if (byUrl.size > KEEP) byUrl.delete(oldest);
    return head;
  };
  const add = (url: string, bytes: string) => {
    if (TELLING.test(bytes)) at(url).resolve(bytes);
  };
  return {
    add,
    /** The first bytes of the stream or file that a video plays, as soon as they pass; never, where it is none. */
    of(video: HTMLVideoElement): Promise<string> {
      const address = addressOf(video);
      const [, held] = HELD.exec(address) ?? [];
      // Where the address holds the file, it is too long to be remembered by.
      const name = held ?? address;
      if (held) add(name, decoded(held));
      return at(name).promise;
    },
  };
}

/** `''` for what is no Base64. */
function decoded(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return '';
  }
}
