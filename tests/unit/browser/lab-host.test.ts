import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLabHost } from '@/utils/browser/lab-host.ts';
import type { LabTask, WorkerRequest } from '@/utils/browser/lab-task.ts';
import type { Depth } from '@/utils/evidence/evidence.ts';
import { NOTHING } from '@/utils/verdict/judge.ts';

/** A worker that answers when the test says so. */
function fakeWorker() {
  const asked: WorkerRequest[] = [];
  const worker = {
    terminate: vi.fn(),
    postMessage: (r: WorkerRequest) => asked.push(r),
  } as never as Worker;
  const answer = (index: number) =>
    worker.onmessage?.({ data: { id: asked[index]?.id, result } } as MessageEvent);
  return { worker, asked, answer };
}
const result = { findings: NOTHING, thumbnails: [], cost: { bytes: 0, ms: 0 } };
const task = (depth: Depth): LabTask => ({
  kind: 'file',
  post: { site: 'generic', postId: null, pageUrl: 'https://a.example/', labels: [], urls: [] },
  depth,
  file: { blob: new Blob() },
  decode: false,
});

afterEach(() => vi.useRealTimers());

describe('stopping the lab', () => {
  it('ends an inspection with its worker, keeps the work of the feed, and takes the next question', async () => {
    const workers = [fakeWorker(), fakeWorker()];
    let started = 0;
    const lab = createLabHost(() => workers[started++]?.worker as Worker, 1000);
    const inspection = lab.run(task('inspect'));
    const feed = lab.run(task('feed'));
    lab.stop('inspect');
    await expect(inspection).rejects.toThrow('dropped');
    expect(workers[0]?.worker.terminate).toHaveBeenCalled();
    await vi.waitFor(() => expect(workers[1]?.asked).toHaveLength(1));
    workers[1]?.answer(0);
    expect(await feed).toEqual(result);
    lab.close();
  });

  it('drops inspections that still wait, and leaves a running check of the feed alone', async () => {
    const { worker, answer } = fakeWorker();
    const lab = createLabHost(() => worker, 1000);
    const feed = lab.run(task('feed'));
    const waiting = lab.run(task('inspect'));
    lab.stop('inspect');
    await expect(waiting).rejects.toThrow('dropped');
    expect(worker.terminate).not.toHaveBeenCalled();
    answer(0);
    expect(await feed).toEqual(result);
    lab.close();
  });
});
