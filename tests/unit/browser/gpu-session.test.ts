import { readFile } from 'node:fs/promises';
import * as ort from 'onnxruntime-web/wasm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import shipped from '@/public/models/detector.json';
import { drawn, preferGpu, type Trial } from '@/utils/browser/gpu-session.ts';
import { isGraphicsCard } from '@/utils/browser/open-gpu.ts';
import { asOrtSession } from '@/utils/browser/ort-session.ts';
import type { OrtSession, OrtTensor } from '@/utils/model/detector.ts';

const BEFORE_TRIAL = 16;
const WASM_MS = 40;
const CARD_MS = 10;

const picture = (grey: number, size = 8): Record<string, OrtTensor> => ({
  [shipped.input.name]: {
    type: 'float32',
    data: new Float32Array(3 * size * size).fill(grey),
    dims: [1, 3, size, size],
    location: 'cpu',
  },
});
/** Any function of the whole picture will do for a net. */
const logit = (question: Record<string, OrtTensor>) => {
  let sum = 0;
  question[shipped.input.name]?.data.forEach((value, i) => {
    sum += value * ((i % 7) - 3);
  });
  return sum;
};

type Run = OrtSession['run'];
const later = <T>(ms: number, value: T) =>
  new Promise<T>((resolve) => setTimeout(resolve, ms, value));
const right: Run = (question) =>
  later(CARD_MS, { answers: { data: [logit(question) + 0.00001, -2] } });

/** A detector's session with a card that behaves as told, and what became of it. */
function setUp(run: Run | null, open?: () => Promise<OrtSession | null>) {
  const card = vi.fn(run ?? right);
  const wasm = vi.fn<Run>((question) =>
    later(WASM_MS, { answers: { data: [logit(question), -2] } }),
  );
  const trials: Trial[] = [];
  let signal: AbortSignal | undefined;
  const session = preferGpu(
    { run: wasm },
    [0, 1, 2].map((seed) => [logit(drawn(picture(0.5), seed)), -2]),
    (life) => {
      signal = life;
      return open ? open() : Promise.resolve(run && { run: card });
    },
    (trial) => trials.push(trial),
  );
  const ask = async (grey = 0.5) => {
    const answer = session.run(picture(grey));
    await vi.advanceTimersByTimeAsync(3_500);
    return Number((await answer).answers?.data[0]);
  };
  const askMany = async () => {
    for (let i = 0; i < BEFORE_TRIAL; i++) await ask();
    await vi.advanceTimersByTimeAsync(60_000);
  };
  return { session, card, wasm, trials, ask, askMany, ended: () => signal?.aborted };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('asks wasm alone until some videos have been looked at', async () => {
  const { ask, card, wasm, trials, ended } = setUp(right);
  for (let i = 1; i < BEFORE_TRIAL; i++) await ask();
  expect([card.mock.calls.length, wasm.mock.calls.length]).toEqual([0, BEFORE_TRIAL - 1]);
  expect([trials, ended()]).toEqual([[], undefined]);
});

it('asks a card alone once it was right and faster', async () => {
  const { ask, askMany, card, wasm, trials, ended } = setUp(right);
  await askMany();
  expect(trials).toEqual([
    expect.objectContaining({
      used: true,
      why: 'right and faster',
      gpuMs: CARD_MS,
      wasmMs: WASM_MS,
    }),
  ]);
  expect(trials[0]?.difference).toBeCloseTo(0.00001, 6);
  card.mockClear();
  wasm.mockClear();
  expect(await ask(0.25)).toBeCloseTo(logit(picture(0.25)), 4);
  expect([card.mock.calls.length, wasm.mock.calls.length]).toEqual([1, 0]);
  expect(ended()).toBe(false);
});

it('does not wait for the trial', async () => {
  const { session, askMany } = setUp(right, () => new Promise(() => {}));
  await askMany();
  const asked = performance.now();
  const answer = session.run(picture(0.5)).then(() => performance.now() - asked);
  await vi.advanceTimersByTimeAsync(WASM_MS);
  expect(await answer).toBe(WASM_MS);
});

describe('a card is never asked for an answer', () => {
  const off =
    (by: number): Run =>
    async (question) =>
      later(CARD_MS, { answers: { data: [logit(question) + by, -2] } });
  const answers =
    (data: number[]): Run =>
    () =>
      later(CARD_MS, { answers: { data } });
  const cases: Record<string, [Run | null, string]> = {
    'that is not there': [null, 'no graphics card'],
    'whose log-odds are off by more than 0.01': [off(0.011), 'wrong'],
    'that is wrong in the second output only': [
      (q) => later(CARD_MS, { answers: { data: [logit(q), -1.9] } }),
      'wrong',
    ],
    'that answers the same for all pictures': [answers([logit(picture(0.5)), -2]), 'wrong'],
    'that answers with NaN': [answers([Number.NaN, -2]), 'wrong'],
    'that answers with infinity': [answers([Number.POSITIVE_INFINITY, -2]), 'wrong'],
    'that leaves an output out': [answers([0]), 'wrong'],
    'that knows no such output': [() => later(CARD_MS, {}), 'wrong'],
    'as slow as wasm': [(q) => later(WASM_MS, { answers: { data: [logit(q), -2] } }), 'slower'],
    'that throws': [() => Promise.reject(new Error('no such kernel')), 'no such kernel'],
    'that hangs': [() => new Promise(() => {}), 'timeout'],
  };
  it.each(Object.entries(cases))('%s', async (_, [run, why]) => {
    const { ask, askMany, card, wasm, trials, ended } = setUp(run);
    await askMany();
    expect(trials).toEqual([expect.objectContaining({ used: false, why })]);
    expect(ended()).toBe(true);
    card.mockClear();
    wasm.mockClear();
    for (let i = 0; i < 2 * BEFORE_TRIAL; i++)
      expect(await ask(i / 50)).toBe(logit(picture(i / 50)));
    expect([card.mock.calls.length, wasm.mock.calls.length]).toEqual([0, 2 * BEFORE_TRIAL]);
  });

  it('whose worker does not start, or starts when it is too late', async () => {
    const failing = setUp(right, () => Promise.reject(new Error('no device')));
    await failing.askMany();
    expect(failing.trials).toEqual([{ used: false, why: 'no device' }]);
    const late = setUp(right, () => later(50_000, { run: right }));
    await late.askMany();
    expect(late.trials).toEqual([{ used: false, why: 'timeout' }]);
    late.wasm.mockClear();
    await late.ask();
    expect(late.wasm).toHaveBeenCalledOnce();
  });
});

describe('a card that was right once and then', () => {
  const cases: Record<string, Run> = {
    'is lost': () => Promise.reject(new Error('the device was lost')),
    hangs: () => new Promise(() => {}),
    'says no number': () => later(CARD_MS, { answers: { data: [Number.NaN, -2] } }),
  };
  it.each(Object.entries(cases))(
    '%s: wasm answers that question and all others',
    async (_, run) => {
      const { ask, askMany, card, wasm, ended } = setUp(right);
      await askMany();
      await ask();
      card.mockClear();
      wasm.mockClear();
      card.mockImplementation(run);
      expect(await ask(0.3)).toBe(logit(picture(0.3)));
      expect([card.mock.calls.length, ended()]).toEqual([1, true]);
      card.mockImplementation(right);
      for (let i = 0; i < 2 * BEFORE_TRIAL; i++) await ask();
      expect([card.mock.calls.length, wasm.mock.calls.length]).toEqual([1, 1 + 2 * BEFORE_TRIAL]);
    },
  );
});

it('knows a graphics card from a program that plays one', async () => {
  expect(isGraphicsCard(null)).toBe(false);
  expect(isGraphicsCard({})).toBe(false);
  expect(isGraphicsCard({ info: { isFallbackAdapter: true } })).toBe(false);
  expect(isGraphicsCard({ info: {}, isFallbackAdapter: true })).toBe(false);
  expect(isGraphicsCard({ info: {}, isFallbackAdapter: false })).toBe(true);
  expect(isGraphicsCard({ info: { isFallbackAdapter: false } })).toBe(true);
});

it('is told what the shipped net for cards says of the drawn pictures, and that of no two the same', async () => {
  vi.useRealTimers();
  ort.env.wasm.numThreads = 1;
  const { card, weights } = shipped.files;
  const [graph, data] = await Promise.all(
    [card, weights].map(
      async ({ file }) => new Uint8Array(await readFile(`public/models/${file}`)),
    ),
  );
  if (!graph || !data) throw new Error('no net');
  const externalData = [{ path: weights.file, data }];
  const net = asOrtSession(await ort.InferenceSession.create(graph, { externalData }), ort.Tensor);
  for (const [seed, expected] of shipped.drawn.entries()) {
    const answer = await net.run(drawn(picture(0.5, shipped.input.size), seed));
    const answers = Array.from(answer[shipped.output]?.data ?? []);
    expect(answers).toHaveLength(expected.length);
    expected.forEach((value, i) => {
      expect(Math.abs(Number(answers[i]) - value)).toBeLessThan(0.001);
    });
    for (const [other] of shipped.drawn.filter((_, i) => i !== seed))
      expect(Math.abs(Number(other) - Number(expected[0]))).toBeGreaterThan(0.1);
  }
}, 30_000);
