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

/** Replaces what one frame of a tab lists. A new top frame is a new page: all other frames are gone with the old one. */
export function setFrameVideos(
  tabId: number,
  frameId: number,
  videos: readonly Omit<ListedVideo, 'frameId'>[],
): Promise<readonly ListedVideo[]> {
  return serially(async () => {
    const key = pageKey(tabId);
    const before = (await storage.getItem<ListedVideo[]>(key)) ?? [];
    const fresh = frameId === 0 && videos.length === 0;
    const others = fresh ? [] : before.filter((video) => video.frameId !== frameId);
    const all = [...others, ...videos.map((video) => ({ ...video, frameId }))];
    await storage.setItem(key, all);
    return all;
  });
}

export const forgetTab = (tabId: number) => serially(() => storage.removeItem(pageKey(tabId)));
