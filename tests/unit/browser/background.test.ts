import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
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
}));
vi.mock('@/utils/browser/messages.ts', () => ({
  onMessage: (name: string, handle: Handler) => void mocks.handlers.set(name, handle),
  sendMessage: vi.fn(),
}));
vi.mock('@/utils/browser/analyst.ts', () => mocks.analyst);
vi.mock('@/utils/browser/lab-client.ts', () => ({ stopLab: mocks.stopLab }));
vi.mock('@/utils/browser/net-wall.ts', () => ({ raiseNetWall: async () => {} }));
vi.mock('@/utils/browser/page-scripts.ts', () => ({ registerPageScripts: async () => {} }));

const listeners = { addListener: () => {} };
beforeAll(() => {
  Object.assign(browser, {
    contextMenus: { onClicked: listeners },
    commands: { onCommand: listeners },
    permissions: { onAdded: listeners, onRemoved: listeners },
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
