import { readFile } from 'node:fs/promises';
import { beforeEach, expect, it, vi } from 'vitest';
import shipped from '@/public/models/detector.json';
import { loadDetector, type OrtTensor } from '@/utils/model/detector.ts';
import { drawn, drawnWindow } from './frames.ts';

type Feeds = Record<string, OrtTensor>;
const says =
  (logit: number, graphic = -9) =>
  async (_feeds: Feeds) => ({
    answers: { data: [logit, graphic] },
  });
const net = { first: vi.fn(says(1.5)), second: vi.fn(says(1.5)) };
const release = vi.fn(async () => {});
const read = vi.fn(async (file: string) => new Uint8Array(await readFile(`public/models/${file}`)));
const load = (calibration: unknown = shipped) =>
  loadDetector({
    calibration,
    read,
    createSession: async (_bytes, name) => ({ run: net[name], release }),
  });
const doubtful = shipped.settled.below + 0.1;
const settled = shipped.settled.below - 0.1;
const [few, most] = [shipped.settled.views, shipped.views.length];

beforeEach(() => {
  vi.clearAllMocks();
  net.first.mockImplementation(says(Math.max(1.5, doubtful)));
  net.second.mockImplementation(says(1.5));
});

it('asks both nets where the first leaves doubt, and names the version', async () => {
  const detector = await load();
  const score = await detector.score(drawnWindow(8));
  expect(net.first).toHaveBeenCalledTimes(few);
  expect(net.second).toHaveBeenCalledTimes(most);
  const { size } = shipped.input;
  expect(net.second.mock.calls[0]?.[0].images?.dims).toEqual([1, 3, size, size]);
  expect(score).toMatchObject({ windows: 1, version: shipped.version });
  expect(score.declined).toBeUndefined();
  expect(score.probability).toBeGreaterThan(0);
  expect(score.falseAlarmRate).toBeGreaterThan(0);
  expect(score.frames.map((f) => f.timeS)).toEqual(score.frames.map((f) => f.timeS).sort());
});

it('believes the two nets equally, whatever they were asked', async () => {
  const scoreOf = async (first: number, second: number) => {
    net.first.mockImplementation(says(first));
    net.second.mockImplementation(says(second));
    return (await (await load()).score(drawnWindow(8))).probability;
  };
  expect(await scoreOf(doubtful, doubtful + 2)).toBeCloseTo(
    (await scoreOf(doubtful + 1, doubtful + 1)) ?? 0,
    9,
  );
  expect(await scoreOf(doubtful, -5)).toBeLessThan(shipped.thresholds.high);
});

it('does not even read the second net where the first is far from any label', async () => {
  net.first.mockImplementation(says(settled));
  const detector = await load();
  const score = await detector.score(drawnWindow(8));
  expect(net.first).toHaveBeenCalledTimes(few);
  expect(read.mock.calls).toEqual([[shipped.nets.first.file]]);
  expect(score.probability).toBeLessThan(shipped.thresholds.high);
});

it('hears both nets where a person asks', async () => {
  net.first.mockImplementation(says(settled));
  const detector = await load();
  const briefly = await detector.score(drawnWindow(8));
  const score = await detector.score(drawnWindow(8), undefined, { thorough: true });
  expect(net.first).toHaveBeenCalledTimes(few);
  expect(net.second).toHaveBeenCalledTimes(most);
  expect(score.probability).toBeGreaterThan(briefly.probability ?? 1);
});

it('asks the second net once a second window makes a first one suspicious', async () => {
  net.first.mockImplementation(says(settled));
  const detector = await load();
  const first = drawnWindow(8);
  await detector.score(first);
  net.first.mockImplementation(says(doubtful + 4));
  await detector.score([...first, ...drawnWindow(8, 5)]);
  // Each window gets its half of all views, and no view is looked at twice.
  expect(net.first).toHaveBeenCalledTimes(few + few / 2);
  expect(net.second).toHaveBeenCalledTimes(most);
});

it('lets a second moment stand for a playing video whose first is black, and for no file', async () => {
  const black = drawnWindow(8).map((frame) => ({ ...frame, data: frame.data.map(() => 0) }));
  const both = [...black, ...drawnWindow(8, 5)];
  const detector = await load();
  expect((await detector.score(black, undefined, { playing: true })).declined).toBe('too-dark');
  expect(net.first).not.toHaveBeenCalled();
  const { probability, windows } = await detector.score(both, undefined, { playing: true });
  expect(probability).toBeGreaterThan(0);
  expect(windows).toBe(1);
  expect(net.second).toHaveBeenCalledTimes(most);
  expect((await detector.score(both)).declined).toBe('too-dark');
});

it('still looks at a second window as at the first views where the first one took the whole budget', async () => {
  const detector = await load();
  const first = drawnWindow(8);
  await detector.score(first);
  vi.clearAllMocks();
  expect((await detector.score([...first, ...drawnWindow(8, 5)])).windows).toBe(2);
  expect(net.first).toHaveBeenCalledTimes(few / 2);
  expect(net.second).toHaveBeenCalledTimes(most / 2);
});

it('gives the same score whatever it has seen before of the same pictures', async () => {
  // Each view says something else, so that more of them give another mean.
  const byPixels = async ({ images }: Feeds) => ({
    answers: { data: [images?.data.reduce((a, b) => a + b, 0) ?? 0, -9] },
  });
  for (const run of Object.values(net)) run.mockImplementation(byPixels as never);
  const [first, both] = [drawnWindow(8), [...drawnWindow(8), ...drawnWindow(8, 5)]];
  const fresh = await (await load()).score(both);
  const detector = await load();
  await detector.score(first);
  expect(await detector.score(both)).toEqual(fresh);
});

it('spends about the same on three windows as on one', async () => {
  const detector = await load();
  const frames = [0, 5, 10].flatMap((start) => drawnWindow(8, start));
  expect((await detector.score(frames)).windows).toBe(3);
  expect(net.first.mock.calls.length).toBeLessThanOrEqual(few);
  expect(net.second.mock.calls.length).toBeLessThanOrEqual(most);
});

it('answers by the first net alone while there is no second, says so, and tries again', async () => {
  net.second.mockImplementation(says(-9));
  const detector = await load();
  read.mockRejectedValueOnce(new Error('missing'));
  const alone = await detector.score(drawnWindow(8));
  expect(alone.unheard).toContain('missing');
  const { slope, intercept } = shipped.platt;
  const logit = slope * Math.max(1.5, doubtful) + intercept;
  expect(alone.probability).toBeCloseTo(1 / (1 + Math.exp(-logit)), 9);
  const both = await detector.score(drawnWindow(8));
  expect(both.unheard).toBeUndefined();
  expect(both.probability).toBeLessThan(alone.probability ?? 0);
});

it('lets no half of what a broken second net said count', async () => {
  const detector = await load();
  net.second.mockImplementationOnce(says(-9)).mockRejectedValueOnce(new Error('broken'));
  const both = [...drawnWindow(8), ...drawnWindow(8, 5)];
  const score = await detector.score(both);
  expect(score.unheard).toContain('broken');
  const other = await load();
  read.mockRejectedValueOnce(new Error('missing'));
  const { probability } = await other.score(both);
  expect(score.probability).toBe(probability);
});

it('refuses weights that are not its own', async () => {
  const other = (name: 'first' | 'second') => ({
    ...shipped,
    nets: { ...shipped.nets, [name]: { ...shipped.nets[name], sha256: '0'.repeat(64) } },
  });
  await expect(load(other('first'))).rejects.toThrow(/do not match/);
  const detector = await load(other('second'));
  expect((await detector.score(drawnWindow(8))).unheard).toMatch(/do not match/);
  expect(net.second).not.toHaveBeenCalled();
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
  expect(net.first).not.toHaveBeenCalled();
  for (const run of Object.values(net)) run.mockImplementation(says(9, 9));
  expect(await detector.score(drawnWindow(8))).toMatchObject({
    declined: 'not-camera-like',
    probability: null,
    falseAlarmRate: null,
  });
});

it('stops when asked to, and gives the session back', async () => {
  const detector = await load();
  const stop = new AbortController();
  stop.abort();
  await expect(detector.score(drawnWindow(8), stop.signal)).rejects.toThrow(/abort/i);
  await detector.score(drawnWindow(8));
  await detector.dispose();
  expect(release).toHaveBeenCalledTimes(2);
});
