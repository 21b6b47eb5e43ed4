import { examine } from '@/utils/browser/examine.ts';
import type { WorkerReply, WorkerRequest } from '@/utils/browser/lab-task.ts';
import { openTools } from '@/utils/browser/lab-tools.ts';

const toolsFor = openTools();

self.onmessage = async ({ data: { id, task, limitMs } }: MessageEvent<WorkerRequest>) => {
  const reply = (answer: WorkerReply) => self.postMessage(answer);
  try {
    reply({ id, result: await examine(task, toolsFor(task), AbortSignal.timeout(limitMs)) });
  } catch (error) {
    reply({ id, error: String(error) });
  }
};
