import { examine } from '@/utils/browser/examine.ts';
import type { WorkerReply, WorkerRequest } from '@/utils/browser/lab-task.ts';
import { openTools } from '@/utils/browser/lab-tools.ts';

const toolsFor = openTools();
const LIMIT_MS = { feed: 15_000, inspect: 170_000 } as const;

self.onmessage = async ({ data: { id, task } }: MessageEvent<WorkerRequest>) => {
  const reply = (answer: WorkerReply) => self.postMessage(answer);
  try {
    const signal = AbortSignal.timeout(LIMIT_MS[task.depth]);
    reply({ id, result: await examine(task, toolsFor(task), signal) });
  } catch (error) {
    reply({ id, error: String(error) });
  }
};
