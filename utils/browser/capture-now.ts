import type { Post } from '@/utils/sites/site.ts';
import { captureWhilePlaying, WINDOW } from './capture.ts';
import { sendMessage } from './messages.ts';
import { pack } from './packed-frames.ts';

const WAIT_MS = 6_000;

/**
 * The inspector wants frames of a video that has not been looked at: takes one window while it plays.
 * False where it does not play within six seconds, or its canvas is tainted: then only the file can tell.
 */
export async function capturePicture(video: HTMLVideoElement, post: Post): Promise<boolean> {
  if (video.paused) return false;
  let sent = Promise.resolve();
  try {
    await captureWhilePlaying(
      video,
      1,
      (frames) => {
        const { packed, release } = pack(frames, import.meta.env.FIREFOX);
        sent = sendMessage('examineFrames', { post, frames: packed }).then(release, release);
      },
      AbortSignal.timeout(WAIT_MS + WINDOW * 100),
    );
    await sent;
    return true;
  } catch {
    return false;
  }
}
