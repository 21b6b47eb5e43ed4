// @vitest-environment node
import { readFile } from 'node:fs/promises';
import * as ort from 'onnxruntime-web/wasm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { drawnWindow } from '@/tests/unit/model/frames.ts';
import type { LabTask } from '@/utils/browser/lab-task.ts';
import { openTools } from '@/utils/browser/lab-tools.ts';

const started = Promise.withResolvers<void>();
const { create } = ort.InferenceSession;
vi.spyOn(ort.InferenceSession, 'create').mockImplementation((...net) => {
  started.resolve();
  return create.apply(ort.InferenceSession, net as Parameters<typeof create>);
});
/** The reader's nets come once the detector's is being opened, while wasm starts. */
const asked = vi.fn(async ({ pathname }: URL) => {
  const answer = new Response(await readFile(`public${pathname}`));
  if (pathname.includes('marks-')) await started.promise;
  return answer;
});

beforeAll(() => {
  vi.stubGlobal('self', { location: { origin: 'https://lab.example' } });
  vi.stubGlobal('fetch', asked);
});
afterAll(() => vi.unstubAllGlobals());

it('opens the detector and the reader of marks at once, and reads no file twice or too early', async () => {
  const tools = openTools()({ kind: 'frames' } as LabTask);
  const load = [tools.loadDetector(), tools.loadDetector(), tools.loadMarks()] as const;
  const [detector] = await Promise.all(load);
  expect((await detector.score(drawnWindow(8))).probability).toBeGreaterThan(0);
  const read = asked.mock.calls.map(([{ pathname }]) => pathname.split('/').at(-1));
  expect(read.filter((name) => name?.startsWith('detector')).toSorted()).toEqual([
    'detector.bin',
    'detector.json',
    'detector.onnx',
  ]);
}, 60_000);
