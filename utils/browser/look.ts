import type { Findings, SourceId, Unchecked } from '@/utils/evidence/evidence.ts';
import { labelEvidence } from '@/utils/evidence/platform.ts';
import type { Frame } from '@/utils/media/frame.ts';
import type { Post } from '@/utils/sites/site.ts';
import { fuse } from '@/utils/verdict/fuse.ts';
import { merge, NOTHING } from '@/utils/verdict/judge.ts';
import { captureWhilePlaying } from './capture.ts';
import { isProtected } from './find-videos.ts';
import { sendMessage } from './messages.ts';
import { pack } from './packed-frames.ts';

/** Of two moments (`capture.ts`). */
const MOST_FRAMES = 16;
const RETRY_MS = 1_500;
/** A lab that had no time is asked again after a while, once the video is in view, and not for ever. */
const MOST_LOOKS = 3;
const AGAIN_MS = 20_000;
const VIEW_MS = 1_000;
/** Firefox clones bytes in messages; Chrome's are JSON, and there a blob's address does it. */
const CLONES_BYTES = import.meta.env.FIREFOX;

export interface Look {
  readonly video: HTMLVideoElement;
  readonly post: Post;
  /** The first bytes of the stream that it plays, once they pass. */
  readonly head: Promise<string>;
  /** Frames are taken of what a person sees, and of nothing else. */
  isVisible(): boolean;
  /** Reads again whose video the element shows: feeds reuse their elements, and frames must not speak for the last one. */
  isSame(): boolean;
  /** Told after each step. */
  learnt(findings: Findings): void;
  readonly signal: AbortSignal;
}

/** Learns about one video, and tries again where the lab ran out of time or broke. */
export async function look(options: Look): Promise<void> {
  const { isVisible, signal } = options;
  let known = NOTHING;
  for (let looks = 1; ; looks++) {
    known = await lookOnce(options, known);
    if (looks === MOST_LOOKS || !known.unchecked.some(isWorthAsking)) return;
    for (let ms = AGAIN_MS; ms === AGAIN_MS || !isVisible(); ms = VIEW_MS) {
      await pause(ms);
      if (signal.aborted) return;
    }
  }
}

const isWorthAsking = ({ source, reason }: Unchecked) =>
  (source === 'c2pa' || source === 'detector') && (reason === 'timeout' || reason === 'crashed');

/**
 * Looks cheapest first, and tells `learnt` after each step: the site's label; the post's words and what is remembered; what
 * the file says; what the pictures say. Ends early once something decides: a platform's word needs no detector.
 */
async function lookOnce({ learnt, ...options }: Look, before: Findings): Promise<Findings> {
  const { video, post, head, signal } = options;
  let known = merge(before, { ...NOTHING, evidence: labelEvidence(post), checked: ['platform'] });
  const add = (more: Findings | null) => {
    if (!more || signal.aborted) return;
    known = merge(known, more);
    learnt(known);
  };
  const decided = () => ['ai', 'ai-edited', 'captured'].includes(fuse(known, 'high').level);
  if (signal.aborted) return known;
  learnt(known);
  add(await retrying(() => sendMessage('recall', { post }), signal));

  if (known.checked.includes('c2pa')) {
    // Looked at before.
  } else if (post.src) {
    add((await retrying(() => examineFile(post, false), signal)) ?? unread('crashed', FILE));
  } else {
    add(unread('no-address', FILE));
    void head.then(async (bytes) => {
      if (signal.aborted || decided()) return;
      add(await retrying(() => sendMessage('examineHead', { post, head: bytes }), signal));
    });
  }
  if (decided() || known.checked.includes('detector') || signal.aborted) return known;
  try {
    if (isProtected(video)) add(unread('drm'));
    else await watchFrames(options, add);
  } catch (error) {
    if (signal.aborted) return known;
    const tainted = error instanceof DOMException && error.name === 'SecurityError';
    if (tainted && post.src)
      add((await retrying(() => examineFile(post, true), signal)) ?? unread('crashed'));
    else add(unread(tainted ? 'no-address' : 'crashed'));
  }
  return known;
}

const examineFile = (post: Post, decode: boolean) =>
  sendMessage('examineFile', { post, depth: 'feed', decode });

/** Sends a full window to the lab while the video plays on, and a second one where the answer asks for it. */
function watchFrames(
  { video, post, isVisible, isSame, signal }: Omit<Look, 'learnt' | 'head'>,
  add: (more: Findings) => void,
) {
  const full = async (frames: readonly Frame[]) => {
    if (!isSame()) return false;
    const { packed, release } = pack(frames, CLONES_BYTES);
    const send = () => sendMessage('examineFrames', { post, frames: packed });
    const found = await retrying(send, signal).finally(release);
    add(found ?? unread('crashed'));
    return found?.settled === false && frames.length < MOST_FRAMES;
  };
  return captureWhilePlaying(video, full, signal, isVisible);
}

/** The browser may kill the background in the middle of a question: it is asked once more, then let be. */
async function retrying<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T | null> {
  try {
    return await ask();
  } catch {
    await pause(RETRY_MS);
    if (signal.aborted) return null;
    return ask().catch(() => null);
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const FILE = ['container', 'c2pa'] as const;
const PICTURES = ['mark', 'detector'] as const;

const unread = (
  reason: Unchecked['reason'],
  sources: readonly SourceId[] = PICTURES,
): Findings => ({ ...NOTHING, unchecked: sources.map((source) => ({ source, reason })) });
