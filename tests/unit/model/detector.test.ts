import { readFile } from 'node:fs/promises';
import { beforeEach, expect, it, vi } from 'vitest';
import shipped from '@/public/models/detector.json';
import { loadDetector, type OrtTensor } from '@/utils/model/detector.ts';
import vector from './answers-vector.json';
import { drawn, drawnWindow } from './frames.ts';

type Feeds = Record<string, OrtTensor>;
const says =
  (logit: number, graphic = -9) =>
  async (_feeds: Feeds) => ({
    answers: { data: [logit, graphic] },
  });
const net = vi.fn(says(1.5));
const release = vi.fn(async () => {});
const read = async (file: string) => new Uint8Array(await readFile(`public/models/${file}`));
const load = (calibration: unknown = shipped) =>
  loadDetector({
    calibration,
    read,
    createSession: async (readNet) => {
      for (const name of ['graph', 'card', 'weights'] as const) await readNet(name);
      return { run: net, release };
    },
  });
const doubtful = shipped.settled.below + 0.1;
const settled = shipped.settled.below - 0.1;
const [few, more, all] = [shipped.settled.views, shipped.settled.doubtful, shipped.views.length];

beforeEach(() => {
  vi.clearAllMocks();
  net.mockImplementation(says(doubtful));
});

it('looks at more views where a few leave doubt, and names the version', async () => {
  const detector = await load();
  const score = await detector.score(drawnWindow(8));
  expect(net).toHaveBeenCalledTimes(more);
  const { size } = shipped.input;
  expect(net.mock.calls[0]?.[0].images?.dims).toEqual([1, 3, size, size]);
  expect(score).toMatchObject({ windows: 1, version: shipped.version });
  expect(score.declined).toBeUndefined();
  expect(score.probability).toBeGreaterThan(0);
  expect(score.falseAlarmRate).toBeGreaterThan(0);
  expect(score.frames.map((f) => f.timeS)).toEqual(score.frames.map((f) => f.timeS).sort());
});

it('is content with a few views that are far from any label', async () => {
  net.mockImplementation(says(settled));
  const detector = await load();
  const score = await detector.score(drawnWindow(8));
  expect(net).toHaveBeenCalledTimes(few);
  expect(score.probability).toBeLessThan(shipped.thresholds.high);
});

it('makes of the same answers in a feed what Python does', async () => {
  const { slope, intercept } = shipped.platt;
  const counts = [];
  for (const { logits, judged } of vector.rule) {
    net.mockClear();
    for (const logit of logits) net.mockImplementationOnce(says(logit));
    const { probability } = await (await load()).score(drawnWindow(8));
    expect(probability).toBeCloseTo(1 / (1 + Math.exp(-(slope * judged + intercept))), 9);
    counts.push(net.mock.calls.length);
    net.mockReset();
  }
  expect(new Set(counts)).toEqual(new Set([few, more]));
});

it('believes all views of a video equally', async () => {
  const scoreOf = async (first: number, rest: number) => {
    net.mockImplementation(says(rest));
    for (let i = 0; i < few; i++) net.mockImplementationOnce(says(first));
    return (await (await load()).score(drawnWindow(8))).probability;
  };
  const rest = doubtful + more;
  const mean = (few * doubtful + (more - few) * rest) / more;
  expect(await scoreOf(doubtful, rest)).toBeCloseTo((await scoreOf(mean, mean)) ?? 0, 9);
});

it('looks at all views where a person asks', async () => {
  net.mockImplementation(says(settled));
  const detector = await load();
  const briefly = await detector.score(drawnWindow(8));
  net.mockImplementation(says(settled + 1));
  const score = await detector.score(drawnWindow(8), undefined, { thorough: true });
  expect(net).toHaveBeenCalledTimes(all);
  expect(score.probability).toBeGreaterThan(briefly.probability ?? 1);
});

it('looks closer once a second window makes a first one suspicious', async () => {
  net.mockImplementation(says(settled));
  const detector = await load();
  const first = drawnWindow(8);
  await detector.score(first);
  net.mockImplementation(says(doubtful + 4));
  await detector.score([...first, ...drawnWindow(8, 5)]);
  // Each window gets its half of all views, and no view is looked at twice.
  expect(net).toHaveBeenCalledTimes(Math.max(few, more / 2) + more / 2);
});

it('lets a second moment stand for a playing video whose first is black, and for no file', async () => {
  const black = drawnWindow(8).map((frame) => ({ ...frame, data: frame.data.map(() => 0) }));
  const both = [...black, ...drawnWindow(8, 5)];
  const detector = await load();
  expect((await detector.score(black, undefined, { playing: true })).declined).toBe('too-dark');
  expect(net).not.toHaveBeenCalled();
  const { probability, windows } = await detector.score(both, undefined, { playing: true });
  expect(probability).toBeGreaterThan(0);
  expect(windows).toBe(1);
  expect(net).toHaveBeenCalledTimes(more);
  expect((await detector.score(both)).declined).toBe('too-dark');
});

it('still looks at a second window as at the first views where the first one took the whole budget', async () => {
  const detector = await load();
  const first = drawnWindow(8);
  await detector.score(first);
  vi.clearAllMocks();
  expect((await detector.score([...first, ...drawnWindow(8, 5)])).windows).toBe(2);
  expect(net).toHaveBeenCalledTimes(more / 2);
});

it('gives the same score whatever it has seen before of the same pictures', async () => {
  // Each view says something else, so that more of them give another mean.
  net.mockImplementation((async ({ images }: Feeds) => ({
    answers: { data: [images?.data.reduce((a, b) => a + b, 0) ?? 0, -9] },
  })) as never);
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
  expect(net.mock.calls.length).toBeLessThanOrEqual(more);
});

it.each(['graph', 'card', 'weights'] as const)('refuses a %s that is not its own', async (name) => {
  const files = { ...shipped.files, [name]: { ...shipped.files[name], sha256: '0'.repeat(64) } };
  await expect(load({ ...shipped, files })).rejects.toThrow(/does not match/);
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
  expect(net).not.toHaveBeenCalled();
  net.mockImplementation(says(9, 9));
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
  expect(release).toHaveBeenCalledTimes(1);
});
