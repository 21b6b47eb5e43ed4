import { beforeEach, expect, test, vi } from 'vitest';
import { examine } from '@/utils/browser/examine.ts';
import type { LabTask } from '@/utils/browser/lab-task.ts';
import type { Findings } from '@/utils/evidence/evidence.ts';
import type { MarkTools } from '@/utils/evidence/read-marks.ts';
import { CouldNotCheck } from '@/utils/media/byte-source.ts';
import type { Frame } from '@/utils/media/frame.ts';
import type { Post } from '@/utils/sites/site.ts';
import { merge } from '@/utils/verdict/judge.ts';

const decode = vi.hoisted(() => ({ frames: [] as Frame[] }));
vi.mock('@/utils/media/decode-frames.ts', () => ({ decodeFrames: async () => decode.frames }));
vi.mock('@/utils/browser/thumbnails.ts', () => ({ thumbnails: async (frames: Frame[]) => frames }));

const post: Post = { site: 's', postId: '1', pageUrl: 'https://s.example/', labels: [], urls: [] };
const data = new Uint8ClampedArray(16);
const shots = (count: number): Frame[] =>
  Array.from({ length: count }, (_, timeS) => ({ width: 2, height: 2, timeS, data }));
const player = (count: number): LabTask => ({
  ...{ kind: 'frames', post, depth: 'feed', kept: true },
  frames: shots(count).map((frame) => ({ ...frame, pixels: { bytes: data.slice().buffer } })),
});
const file: LabTask = {
  ...{ kind: 'file', post, depth: 'inspect', decode: true },
  file: { blob: new Blob(['no video']) },
};

const noMarks = (): Promise<MarkTools> => Promise.reject(new CouldNotCheck('timeout'));

type Answer = ('estimate' | 'nothing') | ('low-quality' | 'too-few-frames' | 'not-camera-like');
const ask = async (task: LabTask, answer: Answer) => (await run(task, answer)).findings;

function run(task: LabTask, answer: Answer, loadMarks = noMarks) {
  const rate = { estimate: 0.01, nothing: 0.9 }[answer as string] ?? null;
  const detector = {
    ...{ version: 'test', dispose: async () => {} },
    score: async () => ({
      ...{ probability: rate && 1 - rate, falseAlarmRate: rate, frames: [], windows: 1 },
      ...{ version: 'test', ...(rate ? {} : { declined: answer as 'low-quality' }) },
    }),
  };
  const tools = {
    readManifestStore: async () => null as never,
    loadMarks,
    loadDetector: async () => detector,
  };
  return examine(task, tools, AbortSignal.timeout(5_000));
}
const says = ({ checked, unchecked }: Findings) =>
  checked.includes('detector')
    ? 'estimate'
    : unchecked.find(({ source }) => source === 'detector')?.detail;

beforeEach(() => {
  decode.frames = shots(8);
});

test('a feed keeps pictures of what may be AI, a person sees those of every video', async () => {
  const pictures = async (task: LabTask, answer: Answer) =>
    (await run(task, answer)).thumbnails.length;
  expect(await pictures(player(8), 'estimate')).toBe(8);
  expect(await pictures(player(8), 'nothing')).toBe(0);
  expect(await pictures(player(8), 'low-quality')).toBe(0);
  // Nothing is remembered of a video without a name, or in a private window.
  expect(await pictures({ ...player(8), kept: false } as LabTask, 'estimate')).toBe(0);
  const asked = { ...player(8), show: true, kept: false } as LabTask;
  expect(await pictures(asked, 'nothing')).toBe(8);
  expect(await pictures(asked, 'low-quality')).toBe(8);
  expect(await pictures(file, 'low-quality')).toBe(8);
});

test('another moment is asked for where this one hides something', async () => {
  const sharp = new Uint8ClampedArray(64 * 64 * 4).map((_, at) => ((at >> 2) % 3) * 80);
  const window: LabTask = {
    ...{ kind: 'frames', post, depth: 'feed' },
    frames: shots(8).map(({ timeS }) => ({
      ...{ width: 64, height: 64, timeS },
      pixels: { bytes: sharp.slice().buffer },
    })),
  };
  const find = async () => ({ boxes: [], likeliest: 0 });
  const read = async () => ({ text: '', confidence: 0 });
  const reader = { find, read, dispose: async () => {} };
  const marks = async (): Promise<MarkTools> => ({ reader, marks: { pictures: [], words: [] } });
  const settled = async (answer: Answer, loadMarks = marks, task: LabTask = window) =>
    (await run(task, answer, loadMarks)).settled;
  expect(await settled('nothing')).toBe(true);
  expect(await settled('not-camera-like')).toBe(true);
  expect(await settled('estimate')).toBe(true);
  expect(await settled('low-quality')).toBe(false);
  // An overloaded lab is not asked for more.
  expect(await settled('nothing', noMarks)).toBe(true);
  // Blank to the reader of marks.
  expect(await settled('nothing', marks, player(8))).toBe(false);
});

test('what a file’s own frames say stands before what any number of a player’s do', async () => {
  for (const [first, second] of [
    ['estimate', 'low-quality'],
    ['low-quality', 'estimate'],
  ] as const) {
    const [seen, read] = [await ask(player(16), first), await ask(file, second)];
    expect(says(merge(seen, read))).toBe(second);
    expect(says(merge(read, seen))).toBe(second);
  }
});

test('more of a player’s frames say more than fewer, and too few say nothing', async () => {
  const [one, two] = [await ask(player(8), 'estimate'), await ask(player(16), 'low-quality')];
  expect(says(merge(two, one))).toBe('low-quality');
  decode.frames = shots(3);
  const few = await ask(file, 'too-few-frames');
  expect(says(merge(one, few))).toBe('estimate');
});
