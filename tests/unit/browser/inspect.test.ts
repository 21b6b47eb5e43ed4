import { expect, test, vi } from 'vitest';
import { browser } from '#imports';
import {
  forgetPrivateTarget,
  inspectTarget,
  openPanel,
  showWhenAsked,
} from '@/utils/browser/inspect.ts';

const create = vi.fn();
const update = vi.fn();
const refuse = async () => {
  throw new Error('may only be called from a user input handler');
};
Object.assign(browser, { sidebarAction: { open: refuse } });
Object.assign(browser.tabs, { create, update, getCurrent: async () => ({ id: 5 }) });

test('where the browser opens no panel, an inspector that is open already is shown, not another one', async () => {
  await openPanel(1);
  expect(create).toHaveBeenCalledTimes(1);

  let hear: ((...args: unknown[]) => unknown) | undefined;
  vi.spyOn(browser.runtime.onMessage, 'addListener').mockImplementation(((one: never) => {
    hear = one;
  }) as never);
  showWhenAsked();
  const sender = { id: browser.runtime.id, url: browser.runtime.getURL('/background.js' as never) };
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(
    ((message: unknown) => new Promise((respond) => hear?.(message, sender, respond))) as never,
  );
  await openPanel(1);
  expect(update).toHaveBeenCalledWith(5, { active: true });
  expect(create).toHaveBeenCalledTimes(1);
  // Tasks for the lab pass by, and so does whatever a page's script sends.
  expect(hear?.({ lab: {} }, sender, () => {})).toBeUndefined();
  const page = { ...sender, url: 'https://a.example/' };
  expect(hear?.({ showInspector: true }, page, () => {})).toBeUndefined();
});

test('what was looked at in a private window goes with its tab, and only that', async () => {
  Object.assign(browser.tabs, { get: async (id: number) => ({ id, incognito: id === 7 }) });
  const post = { site: 'x', postId: '1', pageUrl: 'https://x.com/', labels: [], urls: [] };
  const looked = { post, frameId: 0, videoId: null, askedAt: 1 };
  await inspectTarget.setValue({ ...looked, tabId: 7 });
  await forgetPrivateTarget(6);
  expect(await inspectTarget.getValue()).toMatchObject({ tabId: 7 });
  await forgetPrivateTarget(7);
  expect(await inspectTarget.getValue()).toBeNull();
  await inspectTarget.setValue({ ...looked, tabId: 6 });
  await forgetPrivateTarget(6);
  expect(await inspectTarget.getValue()).toMatchObject({ tabId: 6 });
});

test('a tab that is gone may have been private: nothing of it is kept', async () => {
  Object.assign(browser.tabs, { get: () => Promise.reject(new Error('No tab with id')) });
  const post = { site: 'x', postId: '1', pageUrl: 'https://x.com/', labels: [], urls: [] };
  const looked = { post, frameId: 0, videoId: null, askedAt: 1 };
  await inspectTarget.setValue({ ...looked, tabId: -1 });
  await inspectTarget.setValue({ ...looked, tabId: 8 });
  expect(await inspectTarget.getValue()).toMatchObject({ tabId: -1, isPrivate: false });
});
