import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import script from '@/entrypoints/feed.content/index.ts';

type Answer = (message: { data: unknown }) => unknown;
const mocks = vi.hoisted(() => ({
  answers: new Map<string, Answer>(),
  mayStay: vi.fn(async () => true),
  watchFeed: vi.fn(() => ({ settingsChanged: () => {} })),
}));
vi.mock('@/utils/browser/messages.ts', () => ({
  onMessage: (name: string, answer: Answer) => void mocks.answers.set(name, answer),
  sendMessage: async (name: string) => (name === 'mayStay' ? mocks.mayStay() : undefined),
}));
vi.mock('@/utils/browser/feed.ts', () => ({ watchFeed: mocks.watchFeed }));

beforeAll(async () => {
  // happy-dom has none.
  vi.stubGlobal('origin', location.origin);
  await script.main({ signal: new AbortController().signal } as never);
  await vi.waitFor(() => expect(mocks.watchFeed).toHaveBeenCalledTimes(1));
});
beforeEach(() => vi.clearAllMocks());
const accessChanged = (given: boolean) => mocks.answers.get('accessChanged')?.({ data: { given } });

test('a page that runs asks about access that went, and not about access that came', async () => {
  await accessChanged(true);
  expect(mocks.mayStay).not.toHaveBeenCalled();
  await accessChanged(false);
  expect(mocks.mayStay).toHaveBeenCalledTimes(1);
  expect(mocks.watchFeed).not.toHaveBeenCalled();
});

test('a page that had to stop asks about access that came, and goes on', async () => {
  mocks.mayStay.mockResolvedValueOnce(false);
  await accessChanged(false);
  await accessChanged(false);
  expect(mocks.mayStay).toHaveBeenCalledTimes(1);
  await accessChanged(true);
  expect(mocks.mayStay).toHaveBeenCalledTimes(2);
  expect(mocks.watchFeed).toHaveBeenCalledTimes(1);
});

test('a page that comes back from the browser’s memory asks, one that was loaded does not', async () => {
  const show = (persisted: boolean) =>
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));
  show(false);
  expect(mocks.mayStay).not.toHaveBeenCalled();
  show(true);
  expect(mocks.mayStay).toHaveBeenCalledTimes(1);
});
