import { createLabHost } from './lab-host.ts';

/** A lab in this page, with its own worker: the offscreen document's, or that of the page that checks files. */
export function startLab(idleMs: number, idle?: () => void) {
  const start = () =>
    new Worker(new URL('@/entrypoints/lab/worker.ts', import.meta.url), { type: 'module' });
  return createLabHost(start, idleMs, idle);
}
