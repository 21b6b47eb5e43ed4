import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import type { LabTask } from '@/utils/browser/lab-task.ts';
import type { Thumbnail } from '@/utils/browser/messages.ts';
import type { Depth, Evidence, Findings } from '@/utils/evidence/evidence.ts';
import type { Post } from '@/utils/sites/site.ts';
import { NOTHING } from '@/utils/verdict/judge.ts';

const lab = vi.hoisted(() => ({
  answer: (_: unknown): unknown => undefined,
  thumbnails: [] as Thumbnail[],
}));
vi.mock('@/utils/browser/lab-client.ts', () => ({
  askLab: async (task: LabTask) => ({
    findings: await lab.answer(task),
    thumbnails: lab.thumbnails,
    settled: true,
  }),
}));

vi.spyOn(browser.permissions, 'contains').mockResolvedValue(true as never);
vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({ version: '1' } as never);
const { readSettings } = await import('@/utils/browser/settings.ts');
const { examineFile, examineFrames, forgetAll, recall } = await import(
  '@/utils/browser/analyst.ts'
);
const { withLarge } = await import('@/utils/browser/large-frames.ts');

const src = 'https://media.example/a.mp4';
const post: Post = {
  ...{ site: 'generic', postId: null, pageUrl: 'https://a.example/', labels: [], urls: [], src },
};
const camera = (kind: 'verified' | 'declared'): Evidence => ({
  ...{ source: 'c2pa', class: kind, claim: 'captured', strength: 'firm', by: 'Leica' },
  detail: { kind: 'trusted' },
});
const found = (evidence: Evidence[]): Findings => ({ evidence, unchecked: [], checked: ['c2pa'] });
const look = (depth: Depth, keep = true) => examineFile(post, { depth, decode: true, keep });

beforeEach(forgetAll);

test('what the feed reads of a file’s head takes nothing back that an inspection learnt of it all', async () => {
  // The feed asked first, and its answer comes last: an inspection overtakes it in the lab's queue.
  lab.answer = (task) =>
    found([camera((task as LabTask).depth === 'feed' ? 'declared' : 'verified')]);
  await look('inspect');
  await look('feed');
  expect((await recall(post)).evidence).toEqual([camera('verified')]);
});

test('an inspection replaces what the feed had read', async () => {
  lab.answer = (task) =>
    found([camera((task as LabTask).depth === 'feed' ? 'declared' : 'verified')]);
  await look('feed');
  await look('inspect');
  expect((await recall(post)).evidence).toEqual([camera('verified')]);
});

test('what is not to be kept is answered and forgotten', async () => {
  lab.answer = () => found([camera('verified')]);
  expect((await look('feed', false)).evidence).toEqual([camera('verified')]);
  expect((await recall(post)).evidence).toEqual([]);
});

test('large pictures are answered and not kept', async () => {
  lab.answer = () => found([camera('verified')]);
  const small = { timeS: 1, image: 'data:image/jpeg;base64,AAAA' };
  lab.thumbnails = [{ ...small, large: 'data:image/jpeg;base64,BBBB' }];
  expect((await look('inspect')).thumbnails).toEqual(lab.thumbnails);
  expect((await recall(post)).thumbnails).toEqual([small]);
  lab.thumbnails = [];
});

test('of a stream, which nobody can read again, the large pictures are kept for our own pages', async () => {
  lab.answer = (task) => {
    expect(task).toMatchObject({ kind: 'frames', passing: true });
    return { evidence: [], unchecked: [], checked: ['detector'] };
  };
  const { src: _, ...rest } = post;
  const stream = { ...rest, site: 'youtube', postId: 'a', pageUrl: 'https://www.youtube.com/' };
  const [first, second] = [1, 2].map((timeS) => ({ timeS, image: 'data:image/jpeg;base64,AAAA' }));
  if (!first || !second) throw new Error('no frames');
  lab.thumbnails = [{ ...first, large: 'data:image/jpeg;base64,BBBB' }, second];
  expect((await examineFrames(stream, [], { keep: true, show: false })).thumbnails).toEqual([
    first,
    second,
  ]);
  const known = await recall(stream);
  expect(known.thumbnails).toEqual([first, second]);
  expect((await withLarge(stream, known)).thumbnails).toEqual(lab.thumbnails);
  await forgetAll();
  expect((await withLarge(stream, known)).thumbnails).toEqual([first, second]);
  // Nothing of a private window.
  await examineFrames(stream, [], { keep: false, show: false });
  expect((await withLarge(stream, known)).thumbnails).toEqual([first, second]);
  lab.thumbnails = [];
});

test('an answer under trust lists that the person changed meanwhile is not kept', async () => {
  const { trust } = await readSettings();
  const settings = { trust: { ...trust, interim: false } };
  lab.answer = async () => {
    await browser.storage.local.set({ settings });
    return found([camera('verified')]);
  };
  await look('inspect');
  expect((await recall(post)).evidence).toEqual([]);
  await browser.storage.local.clear();
});

test('a lab that fails is "could not be checked", and takes nothing back', async () => {
  lab.answer = () => found([camera('verified')]);
  await look('inspect');
  lab.answer = () => Promise.reject(new Error('timeout'));
  const { evidence, unchecked } = await look('feed');
  expect(evidence).toEqual([camera('verified')]);
  expect(unchecked).toMatchObject([{ source: 'container', reason: 'timeout' }]);
  lab.answer = () => NOTHING;
  expect((await recall(post)).evidence).toEqual([camera('verified')]);
});

test('pictures stand with their own scores: those of a better look that gives none replace both', async () => {
  const score: Evidence = {
    ...{ source: 'detector', class: 'estimated', claim: 'neutral', strength: 'weak' },
    ...{ by: 'detector', detail: { kind: 'score' } },
  };
  const picture = (timeS: number) => [{ timeS, image: 'data:image/jpeg;base64,AAAA' }];
  const declines = (looked?: number): Findings => ({
    ...{ evidence: [], checked: ['c2pa'], looked },
    unchecked: [{ source: 'detector', reason: 'declined', detail: 'too-dark' }],
  });
  lab.answer = () => ({ evidence: [score], checked: ['detector'], unchecked: [], looked: 8 });
  lab.thumbnails = picture(1);
  await examineFrames(post, [], { keep: true, show: false });

  lab.answer = () => declines();
  lab.thumbnails = picture(2);
  expect(await look('inspect')).toMatchObject({ evidence: [score], thumbnails: picture(1) });

  lab.answer = () => declines(1008);
  lab.thumbnails = picture(3);
  const seen = await look('inspect');
  expect(seen).toMatchObject({ evidence: [], thumbnails: picture(3) });
  expect(seen.unchecked).toMatchObject([{ source: 'detector', reason: 'declined' }]);
  expect(await recall(post)).toMatchObject({ evidence: [], thumbnails: picture(3) });
  lab.thumbnails = [];
});

test('the lab draws no pictures that nobody will keep, and its word that it saw enough comes through', async () => {
  const tasks: LabTask[] = [];
  lab.answer = (task) => {
    tasks.push(task as LabTask);
    return NOTHING;
  };
  const { src: _, ...nameless } = post;
  const asked = async (whose: Post, keep: boolean) => {
    const { settled } = await examineFrames(whose, [], { keep, show: false });
    expect(settled).toBe(true);
    return tasks.at(-1);
  };
  expect(await asked(post, true)).toMatchObject({ kept: true });
  expect(await asked(post, false)).toMatchObject({ kept: false });
  expect(await asked(nameless, true)).toMatchObject({ kept: false });
});

test('a sandboxed frame without a name is read as the page around it may be, and nothing of it is kept', async () => {
  const framed = (permalink: string): Post => {
    const pageUrl = 'https://a1.frame.invalid/';
    return { ...post, pageUrl, permalink };
  };
  const reasonAt = async (permalink: string) => {
    const { unchecked } = await examineFile(framed(permalink), {
      ...{ depth: 'feed', decode: false, keep: true },
    });
    return unchecked[0]?.reason;
  };
  lab.answer = () => found([camera('verified')]);
  const siteFetching = { x: 'never', 'a.example': 'never', 'b.example': 'played' };
  await browser.storage.local.set({ settings: { fetching: 'played', siteFetching } });
  expect(await reasonAt('https://x.com/home')).toBe('not-asked');
  expect(await reasonAt('https://a.example/b')).toBe('not-asked');
  expect(await reasonAt('https://b.example/')).toBeUndefined();
  expect(await reasonAt('https://c.example/')).toBeUndefined();
  // Nobody tells whose frame it is.
  expect(await reasonAt('https://a1.frame.invalid/')).toBe('not-asked');
  expect(await reasonAt('about:blank')).toBe('not-asked');
  await browser.storage.local.clear();
  expect((await recall(framed('https://b.example/'))).evidence).toEqual([]);
});

test('nobody is asked for access to a frame that has no name', async () => {
  vi.mocked(browser.permissions.contains).mockResolvedValueOnce(false as never);
  const { src: _, ...rest } = post;
  const nameless = { ...rest, pageUrl: 'https://a1.frame.invalid/' };
  const { unchecked } = await examineFile(nameless, {
    ...{ depth: 'inspect', decode: true, keep: true },
  });
  expect(unchecked.map(({ reason }) => reason)).toEqual(['no-address', 'no-address']);
});
