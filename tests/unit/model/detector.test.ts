import { readFile } from 'node:fs/promises';
import { beforeEach, expect, it, vi } from 'vitest';
import shipped from '@/public/models/detector.json';
import { loadDetector, type OrtTensor } from '@/utils/model/detector.ts';
import { drawn, drawnWindow } from './frames.ts';

const modelBytes = new Uint8Array(await readFile('public/models/detector.onnx'));
const run = vi.fn(async (_feeds: Record<string, OrtTensor>) => ({ answers: { data: [1.5, -9] } }));
const release = vi.fn(async () => {});
const load = (calibration: unknown = shipped) =>
  loadDetector({ modelBytes, calibration, createSession: async () => ({ run, release }) });

beforeEach(() => vi.clearAllMocks());

it('scores a full window once per view and names the version', async () => {
  const detector = await load();
  const score = await detector.score(drawnWindow(8));
  expect(run).toHaveBeenCalledTimes(shipped.views.length);
  expect(run.mock.calls[0]?.[0].images?.dims).toEqual([
    1,
    3,
    shipped.input.size,
    shipped.input.size,
  ]);
  expect(score).toMatchObject({ windows: 1, version: shipped.version });
  expect(score.declined).toBeUndefined();
  expect(score.probability).toBeGreaterThan(0);
  expect(score.falseAlarmRate).toBeGreaterThan(0);
  expect(score.frames.map((f) => f.timeS)).toEqual(score.frames.map((f) => f.timeS).sort());
});

it('is done after the first views where the score is far from any label', async () => {
  run.mockResolvedValue({ answers: { data: [shipped.settled.below - 0.1, -9] } });
  const detector = await load();
  const score = await detector.score(drawnWindow(8));
  expect(run).toHaveBeenCalledTimes(shipped.settled.views);
  expect(score.probability).toBeLessThan(shipped.thresholds.high);
  run.mockResolvedValue({ answers: { data: [1.5, -9] } });
});

it('looks at the rest of a window that it knows in part once a second one makes it suspicious', async () => {
  run.mockResolvedValue({ answers: { data: [shipped.settled.below - 0.1, -9] } });
  const detector = await load();
  const first = drawnWindow(8);
  await detector.score(first);
  run.mockClear();
  run.mockResolvedValue({ answers: { data: [4, -9] } });
  await detector.score([...first, ...drawnWindow(8, 5)]);
  // Each window gets its half of all views, and no view is looked at twice.
  expect(run).toHaveBeenCalledTimes(shipped.views.length - shipped.settled.views);
  run.mockResolvedValue({ answers: { data: [1.5, -9] } });
});

it('looks at nine views at most of a video that plays', async () => {
  const detector = await load();
  const first = drawnWindow(8);
  const alone = await detector.score(first, undefined, { playing: true });
  expect(run).toHaveBeenCalledTimes(9);
  expect(alone.probability).toBeGreaterThan(0);
});

it('lets a second moment stand for a playing video whose first is black, and for no file', async () => {
  const black = drawnWindow(8).map((frame) => ({ ...frame, data: frame.data.map(() => 0) }));
  const both = [...black, ...drawnWindow(8, 5)];
  const detector = await load();
  expect((await detector.score(black, undefined, { playing: true })).declined).toBe('too-dark');
  expect(run).not.toHaveBeenCalled();
  const { probability, windows } = await detector.score(both, undefined, { playing: true });
  expect(probability).toBeGreaterThan(0);
  expect(windows).toBe(1);
  expect(run).toHaveBeenCalledTimes(9);
  expect((await detector.score(both)).declined).toBe('too-dark');
});

it('still looks at a second window as at the first views where the first one took the whole budget', async () => {
  const detector = await load();
  const first = drawnWindow(8);
  await detector.score(first);
  run.mockClear();
  expect((await detector.score([...first, ...drawnWindow(8, 5)])).windows).toBe(2);
  expect(run).toHaveBeenCalledTimes(shipped.views.length / 2);
});

it('gives the same score whatever it has seen before of the same pictures', async () => {
  // Each view says something else, so that more of them give another mean.
  const byPixels = async ({ images }: Record<string, OrtTensor>) => ({
    answers: { data: [images?.data.reduce((a, b) => a + b, 0) ?? 0, -9] },
  });
  run.mockImplementation(byPixels as never);
  const [first, both] = [drawnWindow(8), [...drawnWindow(8), ...drawnWindow(8, 5)]];
  const fresh = await (await load()).score(both);
  const detector = await load();
  await detector.score(first);
  expect(await detector.score(both)).toEqual(fresh);
  run.mockImplementation(async () => ({ answers: { data: [1.5, -9] } }));
});

it('spends about the same on three windows as on one', async () => {
  const detector = await load();
  const frames = [0, 5, 10].flatMap((start) => drawnWindow(8, start));
  expect((await detector.score(frames)).windows).toBe(3);
  expect(run.mock.calls.length).toBeLessThanOrEqual(shipped.views.length);
});

it('refuses weights that are not its own', async () => {
  const other = { ...shipped, model: { ...shipped.model, sha256: '0'.repeat(64) } };
  await expect(load(other)).rejects.toThrow(/do not match/);
});

it('declines what is outside its world, without running the net', async () => {
  const detector = await load();
  const same = (make: (i: number) => ReturnType<typeof drawn>) =>
    Array.from({ length: 8 }, (_, i) => make(i));
  const dark = (i: number) => {
    const frame = drawn(320, 240, i / 8);
    return { ...frame, data: frame.data.map((v, at) => (at % 4 === 3 ? 255 : v >> 5)) };
  };
  const flat = (i: number) => {
    const frame = drawn(320, 240, i / 8);
    return { ...frame, data: frame.data.map(() => 128) };
  };
  const reason = async (frames: ReturnType<typeof drawn>[]) =>
    (await detector.score(frames)).declined;
  expect(await reason(drawnWindow(7))).toBe('too-few-frames');
  expect(await reason(drawnWindow(8, 0, 150, 150))).toBe('too-small');
  expect(await reason(same(dark))).toBe('too-dark');
  expect(await reason(same(flat))).toBe('low-quality');
  expect(run).not.toHaveBeenCalled();
  run.mockResolvedValue({ answers: { data: [9, 9] } });
  expect(await detector.score(drawnWindow(8))).toMatchObject({
    declined: 'not-camera-like',
    probability: null,
    falseAlarmRate: null,
  });
  run.mockResolvedValue({ answers: { data: [1.5, -9] } });
});

it('stops when asked to, and gives the session back', async () => {
  const detector = await load();
  const stop = new AbortController();
  stop.abort();
  await expect(detector.score(drawnWindow(8), stop.signal)).rejects.toThrow(/abort/i);
  await detector.dispose();
  expect(release).toHaveBeenCalledOnce();
});
