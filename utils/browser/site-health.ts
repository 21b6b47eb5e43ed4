import type { PostRecord, Sighting, Site } from '@/utils/sites/site.ts';

/** So many answers of the kind that a site's parser wants, and not one post in them: the site looks changed. */
const ENOUGH_ANSWERS = 20;
const ENOUGH_FAILURES = 3;

/** A site's reader as the feed uses it. */
export interface GuardedSite {
  readonly site: Site;
  /** `[]` where the reader finds nothing or breaks. */
  parse(text: string, page: URL, from: 'answer' | 'page'): readonly PostRecord[];
  /** Null where this is no post, or the reader breaks. */
  identify(video: Element, page: URL): Sighting | null;
  /** True once the reader sees answers without ever finding a post, or keeps breaking. Told to nobody but the person. */
  mayHaveChanged(): boolean;
}

/** The one place where a broken reader is stopped: it costs its own site one reading, never the feed. */
export function guardSite(site: Site): GuardedSite {
  let answers = 0;
  let posts = 0;
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
    identify: (video, page) => attempt(() => site.identify(video, page), null),
    mayHaveChanged: () => failures >= ENOUGH_FAILURES || (answers >= ENOUGH_ANSWERS && posts === 0),
  };
}
