// @vitest-environment node
import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { makeCorrection, nameOf, saveCorrection } from '@/utils/browser/corrections.ts';
import { openHistory } from '@/utils/browser/history.ts';
import { forgetUnwantedHistory, keepHistory, readNotes } from '@/utils/browser/notes.ts';
import { changeSettings } from '@/utils/browser/settings-schema.ts';
import type { Post } from '@/utils/sites/site.ts';

const post = (postId: string): Post => ({
  ...{ site: 'x', postId, author: 'ann', pageUrl: 'https://x.com/home', labels: [], urls: [] },
});
const feed = ['1', '2', '3'].map((id) => ({ post: post(id), level: 'ai' as const }));

beforeEach(() => {
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation(((key: string, args: string[]) =>
    [key, ...args].join(' ')) as never);
});

test('without the setting nothing is kept and nothing is said', async () => {
  await keepHistory(feed);
  expect(await openHistory().sites()).toEqual([]);
  await changeSettings({ history: true });
  expect((await readNotes(post('new'))).hint).toBeNull();
  await keepHistory(feed);
  expect((await readNotes(post('new'))).hint).toBe('history_hint 3 3');
});

test('switched off, it is forgotten', async () => {
  const stop = forgetUnwantedHistory();
  await changeSettings({ history: true });
  await keepHistory(feed);
  await changeSettings({ history: false });
  expect((await readNotes(post('new'))).hint).toBeNull();
  await vi.waitFor(async () => expect(await openHistory().sites()).toEqual([]));
  stop();
});

test('tell what the person said, in words', async () => {
  expect((await readNotes(post('4'))).said).toBeNull();
  const seen = { site: 'X', address: 'https://x.com/ann/status/4', level: 'ai' } as const;
  await saveCorrection(makeCorrection('real', 'secret', nameOf(post('4')), seen));
  const { said } = await readNotes(post('4'));
  expect(said).toBe('correction_you_said correction_says_real');
});
