import type { Post } from '@/utils/sites/site.ts';
import { openCache } from './cache.ts';
import type { Says } from './correction-file.ts';
import { findCorrection, nameOf } from './corrections.ts';
import { type Judged, openHistory } from './history.ts';
import type { Notes } from './messages.ts';
import { readSettings, watchSettings } from './settings.ts';
import { t } from './words.ts';

const cache = openCache('');
const history = openHistory();

export const youSaid = (says: Says): string =>
  t('correction_you_said', t(`correction_says_${says}`));

/** What stands beside the label of a post, in words. Nothing here is evidence, and a broken store says nothing. */
export async function readNotes(post: Post): Promise<Notes> {
  const [said, hint] = await Promise.all([readSaid(post), readHint(post)]);
  return { said, hint };
}

/** "You said: …", also where the person said it of the same file elsewhere. */
export async function readSaid(post: Post): Promise<string | null> {
  try {
    const correction = await findCorrection(nameOf(post, await cache.hashOf(post)));
    return correction && youSaid(correction.says);
  } catch {
    return null;
  }
}

/** "7 of the last 9 videos …", only while the person wants a history. */
export async function readHint(post: Post): Promise<string | null> {
  if (!(await readSettings()).history) return null;
  const count = await history.count(post);
  const number = new Intl.NumberFormat();
  return count && t('history_hint', number.format(count.labelled), number.format(count.all));
}

/** Where the person did not ask for a history, nothing is stored. */
export async function keepHistory(videos: readonly Judged[]): Promise<void> {
  if ((await readSettings()).history) await history.record(videos);
}

/** Switched off, in whatever way, it is forgotten. */
export const forgetUnwantedHistory = () =>
  watchSettings((settings) => {
    if (!settings.history) void history.forget().catch(() => {});
  });
