import { type DBSchema, openDB } from 'idb';
import type { OrtSession } from '@/utils/model/detector.ts';
import type { Trial } from './gpu-session.ts';

/** Drivers are renewed without a word, and a machine may have been busy: a day later the card gets another trial. */
const KEEP_MS = 24 * 3600 * 1000;
const BEFORE = 'refused before';

interface Schema extends DBSchema {
  refused: { key: string; value: number };
}

const open = () =>
  openDB<Schema>('second-look-cards', 1, {
    upgrade: (db) => void db.createObjectStore('refused'),
  });

/**
 * A trial that remembers a card which it refused, so that the next lab does not load a second runtime for the same end. Losing
 * the store costs a trial, never an answer.
 * @param nameCard names the card, the net and the browser; null where there is no card
 */
export function rememberRefused(
  nameCard: () => Promise<string | null>,
  openCard: (signal: AbortSignal) => Promise<OrtSession | null>,
  tell: (trial: Trial) => void,
  now: () => number = Date.now,
) {
  let card: string | null = null;
  return {
    async open(signal: AbortSignal): Promise<OrtSession | null> {
      card = await nameCard();
      if (!card) return null;
      const at = await recall(card);
      if (at !== undefined && now() - at < KEEP_MS) throw new Error(BEFORE);
      return openCard(signal);
    },
    tell(trial: Trial) {
      if (card && !trial.used && trial.why !== BEFORE) void keep(card, now());
      tell(trial);
    },
  };
}

async function recall(card: string): Promise<number | undefined> {
  try {
    return await (await open()).get('refused', card);
  } catch {
    return undefined;
  }
}

/** The newest alone: a browser gives one card of a machine. */
async function keep(card: string, at: number) {
  try {
    const { store, done } = (await open()).transaction('refused', 'readwrite');
    await store.clear();
    await store.put(at, card);
    await done;
  } catch {
    // The next lab tries it again.
  }
}
