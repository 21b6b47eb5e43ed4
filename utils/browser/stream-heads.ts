/** Streams whose beginning is kept: more than are ever in view. */
const KEEP = 40;
/** Boxes that can say something; most streams have none of them, and nobody need look at those. */
const TELLING = /uuid|udta|meta/;

/** The beginnings of this page's streams, by the address that their video plays, whichever is known first. */
export function createHeads() {
  const byUrl = new Map<string, PromiseWithResolvers<string>>();
  const at = (url: string) => {
    const head = byUrl.get(url) ?? Promise.withResolvers<string>();
    byUrl.set(url, head);
    for (const oldest of byUrl.keys()) if (byUrl.size > KEEP) byUrl.delete(oldest);
    return head;
  };
  return {
    add: (url: string, bytes: string) => {
      if (TELLING.test(bytes)) at(url).resolve(bytes);
    },
    /** The first bytes of the stream that a video plays, as soon as they pass; never, where it is none. */
    of: ({ currentSrc, src }: HTMLVideoElement) => at(currentSrc || src).promise,
  };
}
