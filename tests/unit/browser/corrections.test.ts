import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readCorrections, writeCorrections } from '@/utils/browser/correction-file.ts';
import {
  addCorrections,
  failureOf,
  findCorrection,
  forgetCorrections,
  listCorrections,
  makeCorrection,
  nameOf,
  saveCorrection,
  undoCorrection,
} from '@/utils/browser/corrections.ts';
import { watchCorrected } from '@/utils/browser/settings.ts';
import type { Post } from '@/utils/sites/site.ts';

const post: Post = {
  site: 'x',
  postId: '1',
  mediaId: 'm',
  pageUrl: 'https://x.com/home',
  labels: [],
  urls: [],
};
const SHA = 'a'.repeat(64);
const seen = { site: 'X', address: 'https://x.com/a/status/1', author: 'a', level: 'ai' } as const;
const said = (says: 'generated' | 'real', name = nameOf(post), why = '') =>
  makeCorrection(says, why, name, seen);

beforeEach(() => forgetCorrections());
afterEach(() => {
  vi.restoreAllMocks();
});

describe('corrections', () => {
  test('hold for the same media under another post, and for no other media', async () => {
    await saveCorrection(said('real', nameOf(post), 'I was there'));
    const elsewhere = nameOf({ ...post, postId: '2', pageUrl: 'https://x.com/other' });
    expect(await findCorrection(elsewhere)).toMatchObject({ says: 'real', why: 'I was there' });
    expect(await findCorrection(nameOf({ ...post, mediaId: 'n' }))).toBeNull();
  });

  test('hold for the same file on another site, and change and end together', async () => {
    const [here, there] = [nameOf(post, SHA), nameOf({ ...post, site: 'tiktok' }, SHA)];
    await saveCorrection(said('real', here));
    expect(await findCorrection(there)).toMatchObject({ says: 'real' });
    expect(await findCorrection(nameOf(null, SHA))).toMatchObject({ says: 'real' });
    await saveCorrection(said('generated', there));
    expect(await findCorrection(nameOf(post))).toMatchObject({ says: 'generated' });
    await undoCorrection(there);
    expect(await listCorrections()).toEqual([]);
  });

  test('tell open pages that something changed, not what', async () => {
    const changed = vi.fn();
    const stop = watchCorrected(changed);
    await saveCorrection(said('real', nameOf(post), 'secret'));
    await vi.waitFor(() => expect(changed).toHaveBeenCalled());
    expect(JSON.stringify(changed.mock.calls)).not.toMatch(/secret|real|x m/);
    stop();
  });

  test('of two windows that write at once, both are kept', async () => {
    const many = Array.from({ length: 20 }, (_, i) => nameOf({ ...post, mediaId: `m${i}` }));
    await Promise.all(many.map((name) => saveCorrection(said('real', name))));
    await Promise.all([said('real'), said('generated')].map(saveCorrection));
    expect(await listCorrections()).toHaveLength(21);
  });

  test('a full disk says so, and leaves what was there', async () => {
    await saveCorrection(said('real', nameOf(post, SHA)));
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const error = await saveCorrection(said('generated', nameOf(post, SHA))).catch((e) => e);
    expect(failureOf(error)).toBe('full');
    put.mockRestore();
    expect(await listCorrections()).toMatchObject([{ says: 'real' }]);
  });

  test('an import that stops half-way adds nothing', async () => {
    const put = IDBObjectStore.prototype.put;
    let calls = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value,
    ) {
      if (++calls > 2) throw new DOMException('no room', 'QuotaExceededError');
      return put.call(this, value);
    });
    const added = [1, 2, 3].map((i) => said('real', nameOf({ ...post, mediaId: `i${i}` })));
    await expect(addCorrections(added)).rejects.toThrow('no room');
    vi.restoreAllMocks();
    expect(await listCorrections()).toEqual([]);
  });

  test('an import keeps the newer of two', async () => {
    const older = { ...said('real'), at: '2026-01-01T00:00:00.000Z' };
    const newer = { ...older, at: '2026-01-02T00:00:00.000Z' };
    await saveCorrection({ ...said('generated'), at: '2026-01-01T12:00:00.000Z' });
    expect(await addCorrections([older])).toBe(0);
    expect(await addCorrections([newer])).toBe(1);
    expect(await findCorrection(nameOf(post))).toEqual(newer);
  });

  test('a date that is still to come wins over none, wherever two are compared', async () => {
    const future = { ...said('real', nameOf(post)), at: '2099-01-01T00:00:00.000Z' };
    const past = { ...said('generated'), at: '2026-01-01T00:00:00.000Z' };
    expect(await addCorrections([future])).toBe(1);
    expect(await addCorrections([past, future])).toBe(1);
    expect(await findCorrection(nameOf(post))).toEqual(past);

    const there = nameOf({ ...post, site: 'tiktok' }, SHA);
    await addCorrections([{ ...future, media: 'elsewhere', sha256: SHA }]);
    await saveCorrection({ ...said('generated', there), at: past.at });
    await addCorrections([{ ...future, media: 'elsewhere again', sha256: SHA }]);
    expect(await findCorrection(there)).toMatchObject({ says: 'generated' });
    expect((await listCorrections()).at(-1)).toMatchObject({ media: 'elsewhere again' });
  });

  test('a clock that was a little ahead changes nothing', async () => {
    const soon = new Date(Date.now() + 120_000).toISOString();
    await saveCorrection({ ...said('generated'), at: '2026-01-01T00:00:00.000Z' });
    expect(await addCorrections([{ ...said('real'), at: soon }])).toBe(1);
    expect(await findCorrection(nameOf(post))).toMatchObject({ says: 'real' });
  });

  test('what nothing names for good cannot be corrected', () => {
    const { mediaId: _, ...nameless } = { ...post, postId: null };
    expect(nameOf(nameless).media).toBeNull();
    expect(nameOf(nameless, SHA).media).toBe(`file ${SHA}`);
    const sandboxed = { ...post, site: 'generic', pageUrl: 'https://a1.frame.invalid/' };
    expect(nameOf(sandboxed).media).toBeNull();
    expect(nameOf(sandboxed, SHA).media).toBe(`file ${SHA}`);
  });
});

describe('the file', () => {
  const all = [
    said('real', nameOf(post, SHA), 'I was there'),
    said('generated', nameOf(null, SHA)),
  ];

  test('comes back as it went', () => {
    expect(readCorrections(writeCorrections(all, '1.0'))).toEqual(all);
  });
  test('may hold a report, which is left alone', () => {
    expect(readCorrections(writeCorrections(all, '1.0', { report: { level: 'ai' } }))).toEqual(all);
  });
  test.each([
    ['no JSON', 'x'],
    ['another format', '{"format":"second-look-report","version":1}'],
    ['a later version', writeCorrections(all, '1').replace('"version": 1', '"version": 2')],
    ['a word that is none of ours', writeCorrections(all, '1').replace('"real"', '"verified"')],
    ['a hash that is none', writeCorrections(all, '1').replace(SHA, 'zz')],
    ['a time that is none', writeCorrections(all, '1').replace(/"at": "[^"]+"/, '"at": "soon"')],
    ['a book instead of a reason', writeCorrections(all, '1').replace('I was', 'x'.repeat(3_000))],
    ['too much of it', writeCorrections(new Array(10_001).fill(all[0]), '1')],
    ['a bomb', '['.repeat(1e6)],
  ])('is refused as a whole: %s', (_, text) => expect(readCorrections(text)).toBeNull());
});
