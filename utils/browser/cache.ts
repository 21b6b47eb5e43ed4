import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Findings } from '@/utils/evidence/evidence.ts';
import type { Post } from '@/utils/sites/site.ts';
import { cacheKey } from './cache-key.ts';
import { forgetLarge } from './large-frames.ts';
import type { Thumbnail } from './messages.ts';

export { cacheKey } from './cache-key.ts';

/** Raised whenever a source would answer differently: old answers are then asked again. */
export const ANALYSIS_VERSION = 5;
const KEEP_MS = 7 * 24 * 3600 * 1000;
const KEEP_ENTRIES = 500;

/** What the lab learnt about one media, without what the post says about itself. */
export interface Remembered {
  readonly findings: Findings;
  readonly thumbnails: readonly Thumbnail[];
  /** Of the whole file, where an inspection read it all. */
  readonly sha256?: string | undefined;
  readonly at: number;
}

interface Schema extends DBSchema {
  media: { key: string; value: Remembered & { version: string }; indexes: { at: number } };
}

/**
 * Losing the store costs time, never an answer: every failure reads as "not remembered".
 * @param versionOf of the analysis: answers of another one are asked again
 */
export function openCache(
  versionOf: string | (() => Promise<string>),
  now: () => number = Date.now,
) {
  const current = async () => (typeof versionOf === 'string' ? versionOf : versionOf());
  let database: Promise<IDBPDatabase<Schema>> | undefined;
  const open = () => {
    database ??= openDB<Schema>('second-look', 1, {
      upgrade: (db) => db.createObjectStore('media').createIndex('at', 'at'),
    });
    return database;
  };

  return {
    async get(post: Post): Promise<Remembered | null> {
      const key = cacheKey(post);
      if (!key) return null;
      const found = await attempt(async () => (await open()).get('media', key));
      const fresh = found && found.version === (await current()) && now() - found.at < KEEP_MS;
      return fresh ? found : null;
    },
    /** The file's hash, whatever version of the analysis was at work: bytes do not change with it. */
    async hashOf(post: Post): Promise<string | undefined> {
      const key = cacheKey(post);
      return key
        ? (await attempt(async () => (await open()).get('media', key)))?.sha256
        : undefined;
    },
    async put(post: Post, value: Remembered): Promise<void> {
      const key = cacheKey(post);
      if (!key) return;
      await attempt(async () => {
        const [db, version] = [await open(), await current()];
        await db.put('media', { ...value, version }, key);
        const surplus = (await db.count('media')) - KEEP_ENTRIES;
        if (surplus <= 0) return;
        const oldest = await db.getAllKeysFromIndex('media', 'at', null, surplus);
        await Promise.all(oldest.map((k) => db.delete('media', k)));
      });
    },
    async clear(): Promise<void> {
      await attempt(async () => (await open()).clear('media'));
      await forgetLarge();
    },
  };
}

async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
