import { browser } from '#imports';
import type { Findings, SourceId } from '@/utils/evidence/evidence.ts';
import { hasHanded } from '@/utils/evidence/handed.ts';
import { isSeenClosely } from '@/utils/evidence/looked.ts';
import type { UncheckedReason } from '@/utils/media/byte-source.ts';
import { judge, merge, ownsScores } from '@/utils/verdict/judge.ts';
import { type Examined, type InspectTarget, sendMessage, type Thumbnail } from './messages.ts';

/** What the inspector is doing: recalling, taking frames of the playing video, reading the whole file, or nothing more. */
export type Step = 'recall' | 'frames' | 'file' | 'done';

export interface Inspection {
  readonly findings: Findings;
  readonly thumbnails: readonly Thumbnail[];
  /** Of the whole file, where it was read. */
  readonly sha256?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly step: Step;
}

/** `once`: the person allows to fetch this one file, whatever the settings say. */
export interface Asked extends InspectTarget {
  readonly once?: boolean;
}

/** What an inspection asks of others; tests answer in their place. */
export const ASK = {
  recall: (target: InspectTarget) => sendMessage('recall', { post: target.post }),
  /** `frames`: new pictures are wanted, too, and not only what passed of the stream. */
  played: (
    { post, videoId, tabId, frameId }: InspectTarget,
    frames: boolean,
    signal: AbortSignal,
  ) => {
    if (videoId === null) return Promise.resolve(null);
    const to = { tabId, frameId };
    return alone(signal, () => sendMessage('captureVideo', { videoId, post, frames }, to));
  },
  file: async ({ post, tabId, once }: Asked, signal: AbortSignal) => {
    const keep = await isOrdinary(tabId).catch(() => false);
    const asked = { post, depth: 'inspect', decode: true, keep, once } as const;
    const ask = () => sendMessage('examineFile', asked);
    return alone(signal, ask);
  },
};

/** Of a private window nothing is kept, nor of a tab that is gone by now. */
const isOrdinary = async (tabId: number) => !(await browser.tabs.get(tabId)).incognito;

/**
 * Panels of several windows follow the same video: one at a time has it examined. Whoever loses interest stops the lab
 * only while the work there is its own.
 */
export const alone = <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('inspect', { signal }, async () => {
    const stop = () => void sendMessage('stopInspecting', {}).catch(() => {});
    signal.addEventListener('abort', stop);
    try {
      return await work();
    } finally {
      signal.removeEventListener('abort', stop);
    }
  });

/**
 * Looks at one video as thoroughly as it can be, cheapest first: what the post says, what is remembered, the
 * pictures while it plays, the whole file, and the pictures again where only a feed's brief look is known. Tells `learnt` after each step, and nothing once `signal` is aborted.
 * A step that fails adds why it failed and takes nothing away.
 */
export async function inspectVideo(
  target: Asked,
  learnt: (inspection: Inspection) => void,
  signal: AbortSignal,
  ask: typeof ASK = ASK,
): Promise<void> {
  // What the panel shows first must not wait for words in twenty languages to be parsed.
  const { postSources } = await import('@/utils/evidence/index.ts');
  let findings = await judge({ post: target.post, depth: 'inspect' }, postSources, signal);
  let thumbnails: readonly Thumbnail[] = [];
  let sha256: string | undefined;
  let at = Date.now();
  const tell = (step: Step) => {
    if (!signal.aborted) learnt({ findings, thumbnails, sha256, at, step });
  };
  const add = (more: Examined) => {
    findings = merge(findings, more);
    if (more.thumbnails.length > 0 && ownsScores(more, findings)) thumbnails = more.thumbnails;
    sha256 = more.sha256 ?? sha256;
    at = more.at;
  };

  tell('recall');
  const known = await ask.recall(target).catch(() => null);
  if (known) add(known);
  if (signal.aborted) return;
  const frames = !findings.checked.includes('detector');
  if (frames || hasHanded(findings)) {
    tell('frames');
    const seen = await ask.played(target, frames, signal).catch(() => null);
    if (frames) add(unread(['mark', 'detector'], 'no-frames'));
    if (seen) add(seen);
    if (signal.aborted) return;
  }
  tell('file');
  add(
    await ask
      .file(target, signal)
      .catch((error) => unread(['container', 'c2pa'], 'crashed', String(error))),
  );
  // The feed looked at it in passing, and no file told more: the player's pictures can still be looked at closely.
  if (!frames && !isSeenClosely(findings) && !signal.aborted) {
    tell('frames');
    const seen = await ask.played(target, true, signal).catch(() => null);
    if (seen) add(seen);
  }
  tell('done');
}

const unread = (
  sources: readonly SourceId[],
  reason: UncheckedReason,
  detail?: string,
): Examined => ({
  evidence: [],
  checked: [],
  unchecked: sources.map((source) => ({ source, reason, ...(detail ? { detail } : {}) })),
  thumbnails: [],
  at: Date.now(),
});
