import type { Post } from '@/utils/sites/site.ts';
import { merge } from '@/utils/verdict/judge.ts';
import { capturePicture } from './capture-now.ts';
import type { watchFeed } from './feed.ts';
import type { PiecesOf } from './hook-channel.ts';
import { mostCentred, nextBelow } from './in-view.ts';
import { onMessage, sendMessage } from './messages.ts';
import { isOnTop, videoAtPoint } from './video-at-point.ts';
import { addressOf } from './watched.ts';

const sameMedia = (a: Post, b: Post) =>
  a.postId === b.postId && a.mediaId === b.mediaId && a.src === b.src;

function scrollTo(video: HTMLVideoElement) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  video.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' });
}

type Feed = ReturnType<typeof watchFeed>;

/** Names the video in a message of our own: an answer would not say which page gave it. */
async function aim(feed: Feed | undefined, video: HTMLVideoElement | null | undefined) {
  const found = video ? feed?.describe(video) : null;
  if (found) await sendMessage('aimInspector', found);
  return Boolean(found);
}

/** Null where nobody answers. Firefox clones a blob in a message; Chrome's are JSON, and there its address does it. */
async function examineStream(post: Post, head: string, blob: Blob | undefined) {
  const pieces = import.meta.env.FIREFOX || !blob ? blob : URL.createObjectURL(blob);
  const told = await sendMessage('examineHead', { post, head, pieces }).catch(() => null);
  if (typeof pieces === 'string') URL.revokeObjectURL(pieces);
  return told;
}

/** Answers what background, popup and inspector ask this frame of the page. */
export function answerQuestions(
  feed: () => Feed | undefined,
  piecesOf: PiecesOf,
  signal: AbortSignal,
) {
  let clicked: { x: number; y: number } | undefined;
  // With Shift, which passes by a page's own menu, Firefox tells of the button alone.
  for (const type of ['mousedown', 'contextmenu'] as const)
    window.addEventListener(
      type,
      ({ isTrusted, button, clientX: x, clientY: y }) => {
        // A page can make events, but only a person's opens the menu.
        if (isTrusted && (button === 2 || type === 'contextmenu')) clicked = { x, y };
      },
      { capture: true, signal },
    );

  onMessage('contextVideo', () => {
    const here = feed();
    return aim(here, here && clicked && videoAtPoint(clicked.x, clicked.y, here.videos()));
  });
  onMessage('showVideo', ({ data }) => {
    const video = feed()?.byId(data.videoId);
    if (video) scrollTo(video);
    return Boolean(video);
  });
  onMessage('viewedVideo', ({ data }) => {
    const here = feed();
    return aim(here, here && mostCentred(here.visible().filter((v) => data.covered || isOnTop(v))));
  });
  onMessage('nextLabelled', () => {
    const here = feed();
    const video = here && nextBelow(here.labelled());
    if (!video) return false;
    scrollTo(video);
    void here.focus(video);
    return true;
  });
  onMessage('captureVideo', async ({ data }) => {
    const here = feed();
    const video = here?.byId(data.videoId);
    if (!here || !video) return null;
    // Feeds recycle their elements: frames of the next post must not speak about this one.
    const stillShown = () => {
      const now = here.describe(video);
      return now?.videoId === data.videoId && sameMedia(now.post, data.post) ? now.post : null;
    };
    const post = stillShown();
    if (!post) return null;
    const address = addressOf(video);
    const head = !post.src && (await Promise.race([here.headOf(video), '']));
    const seen = data.frames ? await capturePicture(video, post, stillShown) : null;
    const told = head ? await examineStream(post, head, piecesOf(address)) : null;
    return told && seen ? { ...told, ...seen, ...merge(seen, told) } : told || seen;
  });
}
