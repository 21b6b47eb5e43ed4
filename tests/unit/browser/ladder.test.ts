import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import type { LabTask } from '@/utils/browser/lab-task.ts';
import type { Findings, Unchecked } from '@/utils/evidence/evidence.ts';
import type { Post } from '@/utils/sites/site.ts';
import { NOTHING } from '@/utils/verdict/judge.ts';

const lab = vi.hoisted(() => ({ answer: (_: string): unknown => undefined }));
vi.mock('@/utils/browser/lab-client.ts', () => ({
  askLab: async ({ file }: LabTask & { file: { url: string } }) => ({
    findings: lab.answer(file.url),
    thumbnails: [],
  }),
}));
const open = new Set<string>();
vi.spyOn(browser.permissions, 'contains').mockImplementation((async ({
  origins = [],
}: {
  origins: string[];
}) => origins.every((one) => open.has(one))) as never);
vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({ version: '1' } as never);
const { examineFile, forgetAll } = await import('@/utils/browser/analyst.ts');

const [closed, other, refused] = [
  'https://v16.tiktokcdn.com/a.mp4',
  'https://www.tiktok.com/b.mp4',
  'https://elsewhere.example/c.mp4',
];
const post = (...urls: string[]): Post => ({
  ...{ site: 'tiktok', postId: '7', pageUrl: 'https://www.tiktok.com/@a/video/7', labels: [] },
  urls: urls.map((url) => ({ url, kind: 'mp4', original: true })),
});
const read: Findings = { ...NOTHING, checked: ['c2pa', 'container'] };
const wall = (reason: Unchecked['reason'], detail: string): Findings => ({
  ...NOTHING,
  unchecked: (['c2pa', 'container'] as const).map((source) => ({ source, reason, detail })),
});
const inspect = async (...urls: string[]) => {
  const { checked, unchecked } = await examineFile(post(...urls), {
    ...{ depth: 'inspect', decode: false, keep: true, once: true },
  });
  return { checked, told: unchecked.find(({ source }) => source === 'c2pa') };
};
const asks = { reason: 'no-permission', detail: 'https://*.tiktokcdn.com' };

beforeEach(async () => {
  await forgetAll();
  open.clear();
  open.add('https://www.tiktok.com/*');
  lab.answer = () => read;
});

test('behind a closed server the next address is read, and the closed one is still asked for', async () => {
  const { checked, told } = await inspect(closed, other);
  expect(checked).toContain('container');
  expect(checked).not.toContain('c2pa');
  expect(told).toMatchObject(asks);
  // Also where an earlier look at the open one had checked it all.
  expect((await inspect(closed, other)).told).toMatchObject(asks);
  open.add('https://v16.tiktokcdn.com/*');
  expect((await inspect(closed, other)).checked).toContain('c2pa');
});

test('it is asked for whatever became of the others, and before or after them', async () => {
  lab.answer = () => wall('network', 'HTTP 403');
  for (const urls of [
    [closed, refused],
    [refused, closed],
    [closed, other],
    [other, closed],
  ])
    expect((await inspect(...urls)).told, urls.join(' ')).toMatchObject(asks);
});

test('without a closed server it is the last wall that is told', async () => {
  lab.answer = () => wall('network', 'HTTP 403');
  expect((await inspect(other)).told).toMatchObject({ reason: 'network', detail: 'HTTP 403' });
  expect((await inspect(refused)).told).toMatchObject({ reason: 'not-allowed' });
});
