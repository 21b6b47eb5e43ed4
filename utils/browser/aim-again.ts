import { browser } from '#imports';
import { hasAccess } from './access.ts';
import { inspectTarget } from './inspect.ts';
import { sendMessage } from './messages.ts';
import { joinFrame } from './page-scripts.ts';

/** Our script reads settings and looks for videos first. */
const WAIT_MS = 250;
const TRIES = 12;

/**
 * A person asked about a video of a page that we could not see, and then gave us that page: the video that they look at is
 * most likely the one that they meant.
 */
export async function aimAgain(): Promise<void> {
  const target = await inspectTarget.getValue();
  if (!target || target.videoId !== null) return;
  const { tabId, frameId, askedAt, post } = target;
  if (!(await hasAccess(post.pageUrl))) return;
  // A frame of a page that is still closed is found by its number alone.
  await joinFrame(tabId, frameId).catch(() => {});
  // The browser told the video's address: it is looked at by that.
  if (post.src) return;
  for (let tries = 0; tries < TRIES; tries++) {
    // Another page by now, or another question.
    const { url } = await browser.tabs.get(tabId);
    if ((await inspectTarget.getValue())?.askedAt !== askedAt) return;
    if (frameId === 0 && url !== post.pageUrl) return;
    const aim = (covered: boolean) =>
      sendMessage('viewedVideo', { covered }, { tabId, frameId }).catch(() => false);
    if ((await aim(false)) || (await aim(true))) return;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
}
