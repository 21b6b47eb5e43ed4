import { type DBSchema, openDB } from 'idb';
import { browser } from '#imports';
import type { Post } from '@/utils/sites/site.ts';
import { cacheKey } from './cache.ts';
import { type Correction, MAX_AUTHOR, MAX_WHY, type Says } from './correction-file.ts';
import { CORRECTED_KEY } from './settings.ts';

interface Schema extends DBSchema {
  corrections: { key: string; value: Correction; indexes: { sha256: string } };
}

/** How a video is known: on its site, and by its bytes. */
export interface MediaName {
  readonly media: string | null;
  readonly sha256?: string | undefined;
}

/** Null media where nothing names it for good: only the bytes could find it again. */
export function nameOf(post: Post | null, sha256?: string): MediaName {
  const media = (post && cacheKey(post)) ?? (sha256 ? `file ${sha256}` : null);
  return { media, sha256 };
}

/** Where a video was seen, and what our label said of it then. */
export type Corrected = Pick<Correction, 'site' | 'address' | 'level'> & {
  readonly author?: string | undefined;
};

/** @throws Error where nothing names the media */
export function makeCorrection(
  says: Says,
  why: string,
  { media, sha256 }: MediaName,
  { site, address, author, level }: Corrected,
): Correction {
  if (!media) throw new Error('a video without a name');
  const at = new Date().toISOString();
  return {
    ...{ media, says, why: why.slice(0, MAX_WHY), level, at, site, address },
    ...(sha256 ? { sha256 } : {}),
    ...(author ? { author: author.slice(0, MAX_AUTHOR) } : {}),
  };
}

/** What went wrong, as a message key's end: a full disk has words of its own. */
export const failureOf = (error: unknown): 'full' | 'failed' =>
  /quota/i.test(`${error} ${(error as Error | undefined)?.cause ?? ''}`) ? 'full' : 'failed';

/**
 * What the person said, in a store of its own that no page and no content script can read. Every change is one
 * transaction: it is kept as a whole or not at all (then the call rejects), also where two windows write at once.
 */
export async function saveCorrection(correction: Correction): Promise<void> {
  // The browser may drop what it holds to be a cache; a person's words are none.
  if (import.meta.env.CHROME) void navigator.storage?.persist?.().catch(() => {});
  await change(async (store) => {
    const { says, why, at, sha256 } = correction;
    // The same file under other names: the person changed their mind about all of them.
    for (const other of sha256 ? await store.index('sha256').getAll(sha256) : [])
      await store.put({ ...other, says, why, at });
    await store.put(correction);
  });
}

/** The newest that is known of a video under any of its names. */
export async function findCorrection({ media, sha256 }: MediaName): Promise<Correction | null> {
  const store = (await open()).transaction('corrections').store;
  const [named, same] = await Promise.all([
    media ? store.get(media) : undefined,
    sha256 ? store.index('sha256').getAll(sha256) : [],
  ]);
  return [...(named ? [named] : []), ...same].sort(newestFirst)[0] ?? null;
}

/** Takes a correction back, wherever it applies. */
export const undoCorrection = ({ media, sha256 }: MediaName): Promise<void> =>
  change(async (store) => {
    for (const key of sha256 ? await store.index('sha256').getAllKeys(sha256) : [])
      await store.delete(key);
    if (media) await store.delete(media);
  });

export async function listCorrections(): Promise<readonly Correction[]> {
  return (await (await open()).getAll('corrections')).sort(newestFirst);
}

/**
 * Adds corrections from a file; where both say something about a media, the newer one stays.
 * @returns how many were new or newer
 */
export async function addCorrections(added: readonly Correction[]): Promise<number> {
  let count = 0;
  await change(async (store) => {
    for (const one of added) {
      const known = await store.get(one.media);
      if (known && timeOf(known) >= timeOf(one)) continue;
      await store.put(one);
      count++;
    }
  });
  return count;
}

export const forgetCorrections = (): Promise<void> => change((store) => store.clear());

const DAY_MS = 24 * 3600 * 1000;

/**
 * When it was said. A date long still to come (a wrong clock's, or in a file from elsewhere) would win for ever: it is the
 * oldest. Clocks differ by some minutes, and are set back.
 */
const timeOf = ({ at }: Correction) => {
  const time = Date.parse(at);
  return time > Date.now() + DAY_MS ? 0 : time;
};
const newestFirst = (a: Correction, b: Correction) => timeOf(b) - timeOf(a);

const open = () =>
  (database ??= openDB<Schema>('second-look-corrections', 1, {
    upgrade: (db) =>
      db.createObjectStore('corrections', { keyPath: 'media' }).createIndex('sha256', 'sha256'),
    terminated: () => {
      database = undefined;
    },
  }).catch((error) => {
    // A disk that is full today may have room tomorrow.
    database = undefined;
    throw error;
  }));
let database: ReturnType<typeof openDB<Schema>> | undefined;

const begin = async () => (await open()).transaction('corrections', 'readwrite');
type Store = Awaited<ReturnType<typeof begin>>['store'];

async function change(work: (store: Store) => Promise<unknown>): Promise<void> {
  const transaction = await begin();
  const done = transaction.done;
  try {
    await work(transaction.store);
  } catch (error) {
    done.catch(() => {});
    try {
      transaction.abort();
    } catch {
      // It is over already.
    }
    throw error;
  }
  await done;
  // Open tabs and pages of ours look again; they learn that something changed, not what.
  await browser.storage.local.set({ [CORRECTED_KEY]: crypto.randomUUID() }).catch(() => {});
}
