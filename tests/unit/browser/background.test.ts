import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { browser, storage } from '#imports';
import background from '@/entrypoints/background.ts';
import { inspectTarget } from '@/utils/browser/inspect.ts';
import type { Sender } from '@/utils/browser/parse.ts';

type Handler = (message: { data: unknown; sender: Sender }) => unknown;
const mocks = vi.hoisted(() => ({
  handlers: new Map<string, Handler>(),
  analyst: {
    recall: vi.fn(),
    examineFile: vi.fn(async (_post: unknown, _how: unknown) => ({ thumbnails: [] })),
    examineFrames: vi.fn(),
  },
  stopLab: vi.fn(),
  pages: {
    registerPageScripts: vi.fn(async () => {}),
    joinOpenPages: vi.fn(async () => {}),
    tellPages: vi.fn(async (_given: boolean) => {}),
  },
  access: new Map<string, () => Promise<void>>(),
}));
vi.mock('@/utils/browser/messages.ts', () => ({
  onMessage: (name: string, handle: Handler) => void mocks.handlers.set(name, handle),
  sendMessage: vi.fn(),
}));
vi.mock('@/utils/browser/analyst.ts', () => mocks.analyst);
vi.mock('@/utils/browser/lab-client.ts', () => ({ stopLab: mocks.stopLab }));
vi.mock('@/utils/browser/net-wall.ts', () => ({ raiseNetWall: async () => {} }));
vi.mock('@/utils/browser/page-scripts.ts', () => mocks.pages);

const listeners = { addListener: () => {} };
const hear = (name: string) => ({
  addListener: (listener: () => Promise<void>) => void mocks.access.set(name, listener),
});
const contains = vi.fn(async (_: { origins: string[] }) => true);
beforeAll(() => {
  Object.assign(browser, {
    contextMenus: { onClicked: listeners },
    commands: { onCommand: listeners },
    tabs: { ...browser.tabs, get: async () => ({ incognito: false }) },
    permissions: { onAdded: hear('given'), onRemoved: hear('taken'), contains },
  });
  background.main();
});
beforeEach(() => vi.clearAllMocks());

const post = { site: 'x', postId: '1', pageUrl: 'https://x.com/home', labels: [], urls: [] };
const page = (incognito = false): Sender => ({
  ...{ url: 'https://evil.example/a', origin: 'https://evil.example', frameId: 3 },
  tab: { id: 7, incognito },
});
const ours = (): Sender => ({ url: browser.runtime.getURL('/inspector.html' as never) });
const send = (name: string, data: unknown, sender: Sender) =>
  mocks.handlers.get(name)?.({ data, sender });

test('the inspector is aimed at a video of the page that says so, and at no other', async () => {
  await send('aimInspector', { post, videoId: 'v' }, page());
  expect(await inspectTarget.getValue()).toMatchObject({
    ...{ tabId: 7, frameId: 3, videoId: 'v' },
    post: { site: 'generic', pageUrl: 'https://evil.example/' },
  });
});

test('a page neither inspects, nor stops what a person inspects', async () => {
  const asked = { post, depth: 'inspect', decode: true, keep: true };
  await send('examineFile', { ...asked, once: true }, page());
  expect(mocks.analyst.examineFile.mock.lastCall?.[1]).toMatchObject({ once: false });
  expect(mocks.analyst.examineFile.mock.lastCall?.[1]).toMatchObject({ depth: 'feed' });
  await send('examineFile', asked, ours());
  expect(mocks.analyst.examineFile.mock.lastCall?.[1]).toMatchObject({ depth: 'inspect' });
  await send('stopInspecting', {}, page());
  expect(mocks.stopLab).not.toHaveBeenCalled();
  await send('stopInspecting', {}, ours());
  expect(mocks.stopLab).toHaveBeenCalled();
});

test('of a private window nothing is kept, whoever asks', async () => {
  const frames = [{ width: 1, height: 1, timeS: 0, pixels: { blobUrl: 'blob:x' } }];
  const asked = { post, depth: 'feed', decode: false, keep: true };
  await send('examineFile', asked, page(true));
  expect(mocks.analyst.examineFile.mock.lastCall?.[1]).toMatchObject({ keep: false });
  await send('examineFrames', { post, frames }, page(true));
  expect(mocks.analyst.examineFrames.mock.lastCall?.[2]).toMatchObject({ keep: false });
  await send('examineFrames', { post, frames }, page());
  expect(mocks.analyst.examineFrames.mock.lastCall?.[2]).toMatchObject({ keep: true });
  await send('examineFile', { ...asked, keep: false }, ours());
  expect(mocks.analyst.examineFile.mock.lastCall?.[1]).toMatchObject({ keep: false });
});

test('access that comes lets open pages join, access that goes only stops them', async () => {
  await mocks.access.get('given')?.();
  expect(mocks.pages.tellPages.mock.calls).toEqual([[true]]);
  expect(mocks.pages.joinOpenPages).toHaveBeenCalledTimes(1);
  await mocks.access.get('taken')?.();
  expect(mocks.pages.tellPages.mock.calls).toEqual([[true], [false]]);
  expect(mocks.pages.joinOpenPages).toHaveBeenCalledTimes(1);
  expect(mocks.pages.registerPageScripts).toHaveBeenCalledTimes(2);
});

test.each([
  ['its own origin', page(), 'https://evil.example/*'],
  [
    'its address, where it is sandboxed',
    { ...page(), origin: 'null', url: 'http://a.example:81/b' },
    'http://a.example/*',
  ],
])('whether a page may stay is asked of the browser, by %s', async (_, sender, origin) => {
  contains.mockResolvedValueOnce(false);
  expect(await send('mayStay', {}, sender)).toBe(false);
  expect(contains).toHaveBeenLastCalledWith({ origins: [origin] });
  expect(await send('mayStay', {}, sender)).toBe(true);
});

test('a page that the browser keeps to go back to takes its whole list along', async () => {
  const video = { videoId: 'v', post, level: 'ai', reason: '' };
  const listed = async () => ((await storage.getItem('session:page:7')) as unknown[]).length;
  for (const frameId of [0, 3])
    await send('listVideos', { videos: [video] }, { ...page(), frameId });
  expect(await listed()).toBe(2);
  // Chrome has given its top frame another number by then.
  const cached = { ...page(), frameId: 9, documentLifecycle: 'cached' };
  await send('listVideos', { videos: [], left: true }, cached);
  expect(await listed()).toBe(0);
});
