import { type DBSchema, openDB } from 'idb';
import type { Post } from '@/utils/sites/site.ts';
import { cacheKey } from './cache-key.ts';
import type { Thumbnail } from './messages.ts';

/** Four pictures of 640 px have about 300 kB: this many videos stay under 10 MB. */
const KEEP_VIDEOS = 24;
const KEEP_MS = 7 * 24 * 3600 * 1000;

interface Schema extends DBSchema {
  frames: {
    key: string;
    value: { readonly large: readonly Thumbnail[]; readonly at: number };
    indexes: { at: number };
  };
}

let database: ReturnType<typeof openDB<Schema>> | undefined;
const open = () =>
  (database ??= openDB<Schema>('second-look-frames', 1, {
    upgrade: (db) => db.createObjectStore('frames').createIndex('at', 'at'),
  }));

/**
 * Keeps the large pictures of a video whose file nobody can read again: a stream's frames pass once. Of the newest few
 * videos only; losing them costs sharpness, never an answer.
 */
export async function keepLarge(post: Post, thumbnails: readonly Thumbnail[]): Promise<void> {
  const key = cacheKey(post);
  const large = thumbnails.filter((one) => one.large);
  if (!key || large.length === 0) return;
  try {
    const { store, done } = (await open()).transaction('frames', 'readwrite');
    const at = Date.now();
    await store.put({ large, at }, key);
    const surplus = Math.max(0, (await store.count()) - KEEP_VIDEOS);
    const oldest = surplus ? await store.index('at').getAllKeys(null, surplus) : [];
    const expired = await store.index('at').getAllKeys(IDBKeyRange.upperBound(at - KEEP_MS));
    for (const old of new Set([...oldest, ...expired])) await store.delete(old);
    await done;
  } catch {
    // The small pictures are there.
  }
}

/** The same, with the large pictures that are kept of this video. */
export async function withLarge<T extends { readonly thumbnails: readonly Thumbnail[] }>(
  post: Post,
  examined: T,
): Promise<T> {
  const key = cacheKey(post);
  if (!key || !examined.thumbnails.some(({ large }) => !large)) return examined;
  const kept = await open()
    .then((db) => db.get('frames', key))
    .catch(() => undefined);
  const largeAt = new Map(kept?.large.map(({ timeS, large }) => [timeS, large]));
  const thumbnails = examined.thumbnails.map((one) => {
    const large = one.large ?? largeAt.get(one.timeS);
    return large ? { ...one, large } : one;
  });
  return { ...examined, thumbnails };
}

export const forgetLarge = (): Promise<void> =>
  open().then(
    (db) => db.clear('frames'),
    () => {},
  );
