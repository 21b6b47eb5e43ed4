import type { Findings } from '@/utils/evidence/evidence.ts';
import { instantSources } from '@/utils/evidence/index.ts';
import type { Frame } from '@/utils/media/frame.ts';
import type { Post } from '@/utils/sites/site.ts';
import { fuse } from '@/utils/verdict/fuse.ts';
import { judge, merge } from '@/utils/verdict/judge.ts';
import { captureWhilePlaying } from './capture.ts';
import { isProtected } from './find-videos.ts';
import { type Examined, sendMessage } from './messages.ts';
import { pack } from './packed-frames.ts';

const WINDOWS = 2;
const RETRY_MS = 1_500;
/** Firefox clones bytes in messages; Chrome's are JSON, and there a blob's address does it. */
const CLONES_BYTES = import.meta.env.FIREFOX;

export interface Look {
  readonly video: HTMLVideoElement;
  readonly post: Post;
  /** The first bytes of the stream that it plays, once they pass. */
  readonly head: Promise<string>;
  /** Frames are taken of what a person sees, and of nothing else. */
  isVisible(): boolean;
  /** Told after each step. */
  learnt(findings: Findings): void;
  readonly signal: AbortSignal;
}

/**
 * Learns about one video, cheapest first, and tells `learnt` after each step: the site's label; the post's words and what is
 * remembered; what the file says; what the pictures say. Ends early once something decides: a platform's word needs no detector.
 */
export async function look({ video, post, head, isVisible, learnt, signal }: Look): Promise<void> {
  let known = await judge({ post, depth: 'feed' }, instantSources, signal);
  const add = (more: Findings | null) => {
    if (!more || signal.aborted) return;
    known = merge(known, more);
    learnt(known);
  };
  const decided = () => ['ai', 'ai-edited', 'captured'].includes(fuse(known, 'high').level);
  if (signal.aborted) return;
  learnt(known);
  add(await retrying(() => sendMessage('recall', { post }), signal));

  if (known.checked.includes('c2pa')) {
    // Looked at before.
  } else if (post.src) add(await retrying(() => examineFile(post, false), signal));
  else
    void head.then(async (bytes) => {
      if (signal.aborted || decided()) return;
      add(await retrying(() => sendMessage('examineHead', { post, head: bytes }), signal));
    });
  if (decided() || known.checked.includes('detector') || signal.aborted) return;
  if (isProtected(video)) return add(unread('drm'));
  try {
    await watchFrames({ video, post, isVisible, signal }, add);
  } catch (error) {
    if (signal.aborted) return;
    const tainted = error instanceof DOMException && error.name === 'SecurityError';
    if (tainted && post.src) add(await retrying(() => examineFile(post, true), signal));
    else add(unread(tainted ? 'no-address' : 'crashed'));
  }
}

const examineFile = (post: Post, decode: boolean) =>
  sendMessage('examineFile', { post, depth: 'feed', decode });

/** Sends each full window to the lab while the video plays on; a slow lab holds up nothing but its own answer. */
async function watchFrames(
  { video, post, isVisible, signal }: Omit<Look, 'learnt' | 'head'>,
  add: (more: Examined | null) => void,
) {
  const answers: Promise<void>[] = [];
  const full = (frames: readonly Frame[]) => {
    const { packed, release } = pack(frames, CLONES_BYTES);
    const send = () => sendMessage('examineFrames', { post, frames: packed });
    answers.push(retrying(send, signal).then(add).finally(release));
  };
  await captureWhilePlaying(video, WINDOWS, full, signal, isVisible);
  await Promise.all(answers);
}

/** The browser may kill the background in the middle of a question: it is asked once more, then let be. */
async function retrying<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T | null> {
  try {
    return await ask();
  } catch {
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    if (signal.aborted) return null;
    return ask().catch(() => null);
  }
}

const unread = (reason: Findings['unchecked'][number]['reason']): Examined => ({
  evidence: [],
  checked: [],
  unchecked: (['mark', 'detector'] as const).map((source) => ({ source, reason })),
  thumbnails: [],
  at: Date.now(),
});
