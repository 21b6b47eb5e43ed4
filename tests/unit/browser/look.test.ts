import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { look } from '@/utils/browser/look.ts';
import type { Examined } from '@/utils/browser/messages.ts';
import type { Findings } from '@/utils/evidence/evidence.ts';
import type { Post } from '@/utils/sites/site.ts';

const mocks = vi.hoisted(() => ({ send: vi.fn(), capture: vi.fn() }));
vi.mock('@/utils/browser/messages.ts', () => ({ sendMessage: mocks.send }));
vi.mock('@/utils/browser/capture.ts', () => ({ captureWhilePlaying: mocks.capture }));
vi.mock('@/utils/browser/packed-frames.ts', () => ({
  pack: () => ({ packed: [], release: () => {} }),
}));

const post: Post = {
  ...{ site: 'generic', postId: null, pageUrl: 'https://a.example/', labels: [], urls: [] },
};
const examined = (part: Partial<Examined>): Examined => ({
  ...{ evidence: [], unchecked: [], checked: [], thumbnails: [], at: 0 },
  ...part,
});
/** No stream passes here. */
const NEVER = new Promise<string>(() => {});
const late = examined({ unchecked: [{ source: 'detector', reason: 'timeout' }] });
const done = examined({ checked: ['detector'] });
const asked = (name: string) => mocks.send.mock.calls.filter(([one]) => one === name).length;

let visible: boolean;
let same: boolean;
let learnt: Findings;
const start = (signal = new AbortController().signal) =>
  look({
    ...{ video: document.createElement('video'), post, signal, head: NEVER },
    isVisible: () => visible,
    isSame: () => same,
    learnt(findings) {
      learnt = findings;
    },
  });

beforeEach(() => {
  vi.useFakeTimers();
  [visible, same] = [true, true];
  mocks.capture.mockImplementation(async (_video, full) => full([]));
  mocks.send.mockReset();
});
afterEach(() => vi.useRealTimers());

const answer = (...frames: Examined[]) =>
  mocks.send.mockImplementation(async (name: string) =>
    name === 'recall' ? examined({}) : (frames.shift() ?? done),
  );

test('a lab without time is asked again after a while, once the video is in view', async () => {
  answer(late, done);
  const looking = start();
  await vi.advanceTimersByTimeAsync(1_000);
  // The first entries say that a video without an address has no file to read.
  expect(learnt.unchecked).toEqual([
    { source: 'container', reason: 'no-address' },
    { source: 'c2pa', reason: 'no-address' },
    ...late.unchecked,
  ]);
  visible = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked('examineFrames')).toBe(1);
  visible = true;
  await vi.advanceTimersByTimeAsync(1_000);
  await looking;
  expect(asked('examineFrames')).toBe(2);
  expect(learnt.checked).toContain('detector');
  expect(learnt.unchecked.map(({ source }) => source)).toEqual(['container', 'c2pa']);
});

test('but not for ever, and not once the video is gone', async () => {
  answer(late, late, late, late, late);
  const looking = start();
  await vi.advanceTimersByTimeAsync(600_000);
  await looking;
  expect(asked('examineFrames')).toBe(3);

  answer(late, late);
  mocks.send.mockClear();
  const stop = new AbortController();
  const stopped = start(stop.signal);
  await vi.advanceTimersByTimeAsync(1_000);
  stop.abort();
  await vi.advanceTimersByTimeAsync(60_000);
  await stopped;
  expect(asked('examineFrames')).toBe(1);
});

test('a wall is not asked twice', async () => {
  answer(examined({ unchecked: [{ source: 'detector', reason: 'declined' }] }));
  const looking = start();
  await vi.advanceTimersByTimeAsync(600_000);
  await looking;
  expect(asked('examineFrames')).toBe(1);
});

test('a background that refuses or is gone is "could not be checked"', async () => {
  mocks.send.mockImplementation(async () => {
    throw new Error('gone');
  });
  const looking = look({
    ...{
      video: document.createElement('video'),
      head: NEVER,
      post: { ...post, src: 'https://a.example/v.mp4' },
    },
    ...{ isVisible: () => true, isSame: () => true, signal: AbortSignal.timeout(1e6) },
    learnt(findings) {
      learnt = findings;
    },
  });
  await vi.advanceTimersByTimeAsync(600_000);
  await looking;
  const sources = learnt.unchecked.map(({ source, reason }) => `${source} ${reason}`);
  expect(sources.sort()).toEqual([
    'c2pa crashed',
    'container crashed',
    'detector crashed',
    'mark crashed',
  ]);
});

test('a second moment is captured where an answer asks for it, and no third one', async () => {
  const wanted: boolean[] = [];
  mocks.capture.mockImplementation(async (_video, full) => {
    for (const frames of [8, 16]) wanted.push(await full(Array(frames).fill(null)));
  });
  for (const settled of [true, false]) {
    answer({ ...done, settled }, { ...done, settled });
    await start();
  }
  expect(wanted).toEqual([false, false, true, false]);
});

test('frames of an element that shows another video by now are let go', async () => {
  answer();
  same = false;
  await start();
  expect(asked('examineFrames')).toBe(0);
});
