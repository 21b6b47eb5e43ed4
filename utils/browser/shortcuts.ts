import { browser, storage } from '#imports';
import { inspectTarget, openPanel } from './inspect.ts';
import { type ListedVideo, sendMessage } from './messages.ts';
import { pageKey } from './page-lists.ts';

/** What a keyboard shortcut does in a tab. Call it in the very turn of the key press: only then may a panel open. */
export async function runShortcut(command: string, tabId: number): Promise<void> {
  if (command === 'inspect_video') {
    const opened = openPanel(tabId);
    const found = await inFrames(tabId, async (frameId) => {
      const video = await sendMessage('viewedVideo', {}, { tabId, frameId });
      return video && { ...video, tabId, frameId, askedAt: Date.now() };
    });
    await inspectTarget.setValue(found);
    await opened;
  }
  if (command === 'next_labelled') {
    const found = await inFrames(tabId, (frameId) =>
      sendMessage('nextLabelled', {}, { tabId, frameId }),
    );
    // The popup says how many there are, which is none, and screen readers read it.
    if (!found) await browser.action.openPopup().catch(() => {});
  }
}

/** Asks the page itself first, then the frames in it that have videos. */
async function inFrames<T>(tabId: number, ask: (frameId: number) => Promise<T>): Promise<T | null> {
  const listed = (await storage.getItem<ListedVideo[]>(pageKey(tabId))) ?? [];
  for (const frameId of new Set([0, ...listed.map((video) => video.frameId)])) {
    const answer = await ask(frameId).catch(() => null);
    if (answer) return answer;
  }
  return null;
}
