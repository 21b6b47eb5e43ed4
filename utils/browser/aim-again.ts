import { inspectTarget } from './inspect.ts';
import { sendMessage } from './messages.ts';

/** Our script reads settings and looks for videos first. */
const WAIT_MS = 250;
const TRIES = 12;

/**
 * A person asked about a video of a page that we could not see, and then gave us that page: the video that they look at is
 * most likely the one that they meant.
 */
export async function aimAgain(): Promise<void> {
  const target = await inspectTarget.getValue();
  if (!target || target.videoId !== null || target.post.src) return;
  const { tabId, frameId } = target;
  for (let tries = 0; tries < TRIES; tries++) {
    if (await sendMessage('viewedVideo', {}, { tabId, frameId }).catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
}
