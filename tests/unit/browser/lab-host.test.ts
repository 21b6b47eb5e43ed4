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
const head = (site: string): LabTask => ({ ...task('feed'), post: { ...task('feed').post, site } });
const pictures = (site: string): LabTask => ({ ...head(site), decode: true }) as LabTask;

afterEach(() => vi.useRealTimers());

describe('time', () => {
  it('is longer for the first task that loads what it needs, and again after a worker was lost', async () => {
    const workers = [fakeWorker(), fakeWorker()];
    let started = 0;
    const lab = createLabHost(() => workers[started++]?.worker as Worker, 1000);
    const limits: number[] = [];
    const run = async (one: LabTask, of: number, index: number) => {
      const running = lab.run(one);
      await vi.waitFor(() => expect(workers[of]?.asked).toHaveLength(index + 1));
      limits.push(workers[of]?.asked[index]?.limitMs ?? 0);
      workers[of]?.answer(index);
      await running;
    };
    const pictures: LabTask = { ...task('feed'), decode: true } as LabTask;
    await run(task('feed'), 0, 0);
    await run(task('feed'), 0, 1);
    await run(pictures, 0, 2);
    await run(pictures, 0, 3);
    lab.close();
    await run(pictures, 1, 0);
    const [first = 0, second = 0] = limits;
    expect(first).toBeGreaterThanOrEqual(second + 30_000);
    expect(limits).toEqual([first, second, first, second, first]);
    lab.close();
  });

  it('ends with a stuck worker, and the next task gets a fresh one', async () => {
    vi.useFakeTimers();
    const workers = [fakeWorker(), fakeWorker()];
    let started = 0;
    const lab = createLabHost(() => workers[started++]?.worker as Worker, 1000);
    const stuck = lab.run(task('feed')).catch(String);
    const next = lab.run(task('feed'));
    await vi.advanceTimersByTimeAsync(70_000);
    expect(await stuck).toContain('timeout');
    expect(workers[0]?.worker.terminate).toHaveBeenCalled();
    workers[1]?.answer(0);
    expect(await next).toEqual(result);
    lab.close();
  });
});

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

it('reads a head before pictures that wait, and both after what a person asks', async () => {
  const { worker, asked, answer } = fakeWorker();
  const lab = createLabHost(() => worker, 1000);
  const all = [
    lab.run(pictures('running')),
    lab.run(pictures('pictures')),
    lab.run(head('head')),
    lab.run(head('next head')),
    lab.run(task('inspect')),
  ];
  for (let i = 0; i < all.length; i++) {
    await vi.waitFor(() => expect(asked).toHaveLength(i + 1));
    answer(i);
  }
  await Promise.all(all);
  expect(asked.map(({ task: { post, depth } }) => `${depth} ${post.site}`)).toEqual([
    'feed running',
    'inspect generic',
    'feed head',
    'feed next head',
    'feed pictures',
  ]);
  lab.close();
});

it('drops the oldest pictures for a head that comes while the queue is full, and no head for pictures', async () => {
  const { worker } = fakeWorker();
  const lab = createLabHost(() => worker, 1000);
  const dropped: string[] = [];
  const run = (one: LabTask) => void lab.run(one).catch(() => dropped.push(one.post.site));
  run(pictures('running'));
  for (let i = 1; i <= 12; i++) run(pictures(`pictures ${i}`));
  run(head('head'));
  await vi.waitFor(() => expect(dropped).toEqual(['pictures 1']));
  run(pictures('pictures 13'));
  await vi.waitFor(() => expect(dropped).toEqual(['pictures 1', 'pictures 2']));
  // Where only heads and questions wait, the head that has waited longest goes.
  for (let i = 1; i <= 12; i++) run(head(`head ${i}`));
  await vi.waitFor(() => expect(dropped.at(-1)).toBe('head'));
  run(task('inspect'));
  await vi.waitFor(() => expect(dropped.at(-1)).toBe('head 1'));
  lab.close();
});
