import type { Post } from '@/utils/sites/site.ts';
import { captureWhilePlaying, WINDOW } from './capture.ts';
import { type Examined, sendMessage } from './messages.ts';
import { pack } from './packed-frames.ts';

const WAIT_MS = 6_000;

/**
 * The inspector wants frames of a video that has not been looked at: takes one window while it plays.
 * Null where it does not play within six seconds, or its canvas is tainted: then only the file can tell. Null, too, where
 * the post is not `stillShown` by then.
 */
export async function capturePicture(
  video: HTMLVideoElement,
  post: Post,
  stillShown: () => Post | null,
): Promise<Examined | null> {
  if (video.paused) return null;
  let answer: Promise<Examined | null> = Promise.resolve(null);
  try {
    await captureWhilePlaying(
      video,
      async (frames) => {
        if (!stillShown()) return false;
        const { packed, release } = pack(frames, import.meta.env.FIREFOX);
        const asked = sendMessage('examineFrames', { post, frames: packed, show: true });
        answer = asked.finally(release);
        return false;
      },
      AbortSignal.timeout(WAIT_MS + WINDOW * 100),
    );
    return await answer;
  } catch {
    return null;
  }
}
