import { storage } from '#imports';
import type { ListedVideo } from './messages.ts';

/** Each tab's videos, in session storage: popup and toolbar read them also after the worker was killed. */
export const pageKey = (tabId: number) => `session:page:${tabId}` as const;

let queue: Promise<unknown> = Promise.resolve();

/** One change at a time: two frames of a page report in the same moment, and each reads before it writes. */
function serially<T>(work: () => Promise<T>): Promise<T> {
  const next = queue.then(work, work);
  queue = next.catch(() => {});
  return next;
}

/** A page must not fill the store that all tabs share (10 MB): what it listed first is let go. */
const MOST_CHARACTERS = 1_000_000;

/** Replaces what one frame of a tab lists. Where the top frame `left`, all others are gone with it. */
export function setFrameVideos(
  tabId: number,
  frameId: number,
  videos: readonly Omit<ListedVideo, 'frameId'>[],
  left = false,
): Promise<readonly ListedVideo[]> {
  return serially(async () => {
    const key = pageKey(tabId);
    const before = (await storage.getItem<ListedVideo[]>(key)) ?? [];
    const others = left && frameId === 0 ? [] : before.filter((video) => video.frameId !== frameId);
    const all = newest([...others, ...videos.map((video) => ({ ...video, frameId }))]);
    await storage.setItem(key, all);
    return all;
  });
}

function newest(videos: readonly ListedVideo[]): readonly ListedVideo[] {
  let left = MOST_CHARACTERS;
  const fits = (video: ListedVideo) => {
    left -= JSON.stringify(video).length;
    return left >= 0;
  };
  return videos.toReversed().filter(fits).toReversed();
}

export const forgetTab = (tabId: number) => serially(() => storage.removeItem(pageKey(tabId)));
