import { browser, storage } from '#imports';
import { openPanel } from './inspect.ts';
import { type ListedVideo, sendMessage } from './messages.ts';
import { missVideo } from './miss-video.ts';
import { pageKey } from './page-lists.ts';

/** What a keyboard shortcut does in a tab. Call it in the very turn of the key press: only then may a panel open. */
export async function runShortcut(command: string, tabId: number, page?: string): Promise<void> {
  if (command === 'inspect_video') {
    const opened = openPanel(tabId);
    const aim = (covered: boolean) =>
      inFrames(tabId, (frameId) => sendMessage('viewedVideo', { covered }, { tabId, frameId }));
    // What lies over one frame's video may be another frame, with a player in it: that one comes first.
    if (!(await aim(false)) && !(await aim(true))) await missVideo([page]);
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
async function inFrames(tabId: number, ask: (frameId: number) => Promise<boolean>) {
  const listed = (await storage.getItem<ListedVideo[]>(pageKey(tabId))) ?? [];
  for (const frameId of new Set([0, ...listed.map((video) => video.frameId)])) {
    if (await ask(frameId).catch(() => false)) return true;
  }
  return false;
}
