import { type DBSchema, openDB } from 'idb';
import type { Post } from '@/utils/sites/site.ts';
import type { Level } from '@/utils/verdict/fuse.ts';

const KEEP_ACCOUNTS = 200;
const KEEP_POSTS = 20;
const KEEP_MS = 90 * 24 * 3600 * 1000;
/** A hint needs some videos to speak of, and more than one label: one may be a mistake. */
const FEWEST = { posts: 3, labelled: 2 };
const MAX_NAME = 300;

interface Account {
  /** Site and author: `x somebody`. */
  readonly key: string;
  readonly site: string;
  readonly author: string;
  /** Newest last. */
  readonly posts: readonly { readonly id: string; readonly level: Level; readonly at: number }[];
  readonly at: number;
}

interface Schema extends DBSchema {
  accounts: { key: string; value: Account; indexes: { at: number; site: string } };
}

/** Of an account's last videos, how many were labelled. */
export interface AccountCount {
  readonly labelled: number;
  readonly all: number;
}

export interface Judged {
  readonly post: Post;
  readonly level: Level;
}

/**
 * What levels which account's videos had, on this machine only, and only while the person wants it (the caller asks
 * the settings). It is no evidence and reaches no verdict. Losing it costs a hint: every failure reads as "nothing
 * known".
 */
export function openHistory(now: () => number = Date.now) {
  let database: ReturnType<typeof openDB<Schema>> | undefined;
  const open = () => {
    database ??= openDB<Schema>('second-look-history', 1, {
      upgrade(db) {
        const store = db.createObjectStore('accounts', { keyPath: 'key' });
        store.createIndex('at', 'at');
        store.createIndex('site', 'site');
      },
    });
    return database;
  };
  const fresh = ({ posts }: Account) => posts.filter(({ at }) => now() - at < KEEP_MS);

  return {
    /** Keeps the levels of videos that a page lists; what is known already costs no writing. */
    record: (videos: readonly Judged[]) =>
      attempt(async () => {
        const known = videos.flatMap((video) => recordOf(video) ?? []);
        if (known.length === 0) return;
        const { store, done } = (await open()).transaction('accounts', 'readwrite');
        for (const { account, id, level } of known) {
          const before = await store.get(account.key);
          if (before?.posts.some((post) => post.id === id && post.level === level)) continue;
          const others = before ? fresh(before).filter((post) => post.id !== id) : [];
          const posts = [...others, { id, level, at: now() }].slice(-KEEP_POSTS);
          await store.put({ ...account, posts, at: now() });
        }
        const surplus = Math.max(0, (await store.count()) - KEEP_ACCOUNTS);
        const oldest = surplus ? await store.index('at').getAllKeys(null, surplus) : [];
        const expired = await store
          .index('at')
          .getAllKeys(IDBKeyRange.upperBound(now() - KEEP_MS, true));
        for (const key of new Set([...oldest, ...expired])) await store.delete(key);
        await done;
      }),

    /** What to hint at beside a video: its account's other videos. Null where there is too little to say. */
    async count(post: Post): Promise<AccountCount | null> {
      const known = recordOf({ post, level: 'no-signs' });
      if (!known) return null;
      const account = await attempt(async () => (await open()).get('accounts', known.account.key));
      const others = account ? fresh(account).filter(({ id }) => id !== known.id) : [];
      const labelled = others.filter(({ level }) => isLabelled(level)).length;
      const enough = others.length >= FEWEST.posts && labelled >= FEWEST.labelled;
      return enough ? { labelled, all: others.length } : null;
    },

    /** How many accounts and videos are kept of each site. */
    async sites(): Promise<readonly { site: string; accounts: number; posts: number }[]> {
      const all = (await attempt(async () => (await open()).getAll('accounts'))) ?? [];
      const sites = new Map<string, { site: string; accounts: number; posts: number }>();
      for (const account of all) {
        const posts = fresh(account).length;
        if (posts === 0) continue;
        const sum = sites.get(account.site) ?? { site: account.site, accounts: 0, posts: 0 };
        sites.set(account.site, {
          ...sum,
          accounts: sum.accounts + 1,
          posts: sum.posts + posts,
        });
      }
      return [...sites.values()].sort((a, b) => a.site.localeCompare(b.site));
    },

    /** Forgets one site, or everything. Rejects where it could not: that must not read as done. */
    async forget(site?: string): Promise<void> {
      const { store, done } = (await open()).transaction('accounts', 'readwrite');
      if (site === undefined) await store.clear();
      else for (const key of await store.index('site').getAllKeys(site)) await store.delete(key);
      await done;
    },
  };
}

const isLabelled = (level: Level) =>
  level === 'ai' || level === 'ai-edited' || level === 'likely-ai';

/**
 * Null for what names no account or no post, and for what could not be checked: that is no level. Ordinary pages are
 * left out: nobody vouches for the authors they name, and any number of them could crowd out the others.
 */
function recordOf({ post, level }: Judged) {
  const { site, author } = post;
  const id = post.postId ?? post.mediaId;
  if (site === 'generic' || level === 'unchecked' || !author || !id) return null;
  if (author.length > MAX_NAME || id.length > MAX_NAME) return null;
  return { account: { key: `${site} ${author.toLowerCase()}`, site, author }, id, level };
}

async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
