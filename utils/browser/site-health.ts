import type { PostRecord, Sighting, Site } from '@/utils/sites/site.ts';

/**
 * So many posts seen on the page, so many answers of the kind that the parser wants, and not one post in them: the
 * site looks changed. Answers alone say little, for most of a site's are about something else.
 */
const ENOUGH_ANSWERS = 20;
const ENOUGH_SEEN = 5;
const ENOUGH_FAILURES = 3;

/** A site's reader as the feed uses it. */
export interface GuardedSite {
  readonly site: Site;
  /** `[]` where the reader finds nothing or breaks. */
  parse(text: string, page: URL, from: 'answer' | 'page'): readonly PostRecord[];
  /** Null where this is no post, or the reader breaks. */
  identify(video: Element, page: URL): Sighting | null;
  /** True once posts stand on the page and the reader finds none in many answers, or keeps breaking. Told to nobody but the person. */
  mayHaveChanged(): boolean;
}

/** The one place where a broken reader is stopped: it costs its own site one reading, never the feed. */
export function guardSite(site: Site): GuardedSite {
  let answers = 0;
  let posts = 0;
  const seen = new Set<string>();
  let failures = 0;

  function attempt<T>(read: () => T, otherwise: T): T {
    try {
      return read();
    } catch {
      failures++;
      return otherwise;
    }
  }

  return {
    site,
    parse(text, page, from) {
      const found = attempt(() => site.parse?.(text, page) ?? [], []);
      if (from === 'answer') answers++;
      posts += found.length;
      return found;
    },
    identify(video, page) {
      const sighting = attempt(() => site.identify(video, page), null);
      if (sighting?.postId && seen.size < ENOUGH_SEEN) seen.add(sighting.postId);
      return sighting;
    },
    mayHaveChanged: () =>
      failures >= ENOUGH_FAILURES ||
      (posts === 0 && answers >= ENOUGH_ANSWERS && seen.size >= ENOUGH_SEEN),
  };
}
