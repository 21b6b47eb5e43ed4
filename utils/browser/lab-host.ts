import type { Depth } from '@/utils/evidence/evidence.ts';
import type { LabResult, LabTask, WorkerReply, WorkerRequest } from './lab-task.ts';

const LIMIT_MS = { feed: 15_000, inspect: 170_000 } as const;
/** The first task that needs them loads the reader and the models: on a slow machine that takes longer than the task. */
const LOADING_MS = 45_000;
/** A worker that does not end a task in time by itself is stuck, and is ended with it. */
const GRACE_MS = 5_000;
/** Waiting work beyond this is dropped, the feed's oldest pictures first: a person has scrolled past them. */
const MAX_WAITING = 12;

const needsPictures = (task: LabTask) => task.kind === 'frames' || task.decode;

interface Waiting {
  readonly task: LabTask;
  readonly resolve: (result: LabResult) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Owns the worker: starts it for the first task, gives it one task at a time, ends a stuck one with its worker,
 * and lets the worker go after `idleMs` without work.
 * @param start makes a fresh worker
 */
export function createLabHost(start: () => Worker, idleMs: number, idle: () => void = () => {}) {
  const waiting: Waiting[] = [];
  let worker: Worker | undefined;
  const loaded = new Set<string>();
  let busy = false;
  let nextId = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let current: { readonly depth: Depth; end(error: Error): void } | undefined;

  function run(task: LabTask): Promise<LabResult> {
    return new Promise((resolve, reject) => {
      const item = { task, resolve, reject };
      waiting.splice(placeOf(task), 0, item);
      if (waiting.length > MAX_WAITING) {
        const oldest = oldestOfFeed(needsPictures);
        const dropped = oldest < 0 ? Math.max(oldestOfFeed(), 0) : oldest;
        waiting.splice(dropped, 1)[0]?.reject(new Error('dropped'));
      }
      void drain();
    });
  }

  /** A person's question comes first. In a feed, reading a file's head takes moments and must not wait for pictures. */
  function placeOf(task: LabTask): number {
    if (task.depth === 'inspect') return 0;
    if (needsPictures(task)) return waiting.length;
    const at = oldestOfFeed(needsPictures);
    return at < 0 ? waiting.length : at;
  }

  const oldestOfFeed = (is: (task: LabTask) => boolean = () => true) =>
    waiting.findIndex(({ task }) => task.depth === 'feed' && is(task));

  async function drain() {
    if (busy) return;
    busy = true;
    clearTimeout(rest);
    for (let item = waiting.shift(); item; item = waiting.shift()) {
      try {
        item.resolve(await once(item.task));
      } catch (error) {
        item.reject(error instanceof Error ? error : new Error(String(error)));
      }
    }
    busy = false;
    rest = setTimeout(close, idleMs);
  }

  function once(task: LabTask): Promise<LabResult> {
    worker ??= start();
    const mine = worker;
    const id = nextId++;
    const need = needsPictures(task) ? 'pictures' : 'file';
    const limitMs = LIMIT_MS[task.depth] + (loaded.has(need) ? 0 : LOADING_MS);
    return new Promise((resolve, reject) => {
      const end = (error: Error) => {
        clearTimeout(timer);
        current = undefined;
        close();
        reject(error);
      };
      const timer = setTimeout(() => end(new Error('timeout')), limitMs + GRACE_MS);
      current = { depth: task.depth, end };
      mine.onerror = (event) => end(new Error(event.message || 'the worker crashed'));
      mine.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
        if (data.id !== id) return;
        clearTimeout(timer);
        current = undefined;
        loaded.add(need);
        if ('result' in data) resolve(data.result);
        else reject(new Error(data.error));
      };
      mine.postMessage({ id, task, limitMs } satisfies WorkerRequest);
    });
  }

  /** Ends the work of one depth, waiting or running: nobody wants its answers any more. */
  function stop(depth: Depth) {
    const dropped = waiting.filter(({ task }) => task.depth === depth);
    waiting.splice(0, waiting.length, ...waiting.filter(({ task }) => task.depth !== depth));
    for (const { reject } of dropped) reject(new Error('dropped'));
    if (current?.depth === depth) current.end(new Error('dropped'));
  }

  function close() {
    worker?.terminate();
    worker = undefined;
    loaded.clear();
    if (!busy) idle();
  }

  return { run, stop, close };
}
