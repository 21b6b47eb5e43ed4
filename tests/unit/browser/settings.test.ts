// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULTS, readSettings, watchSettings } from '@/utils/browser/settings.ts';
import { changeSettings, parseSettings } from '@/utils/browser/settings-schema.ts';

beforeEach(() => fakeBrowser.reset());

test('one broken value costs one default, never the others', () => {
  expect(parseSettings({ sensitivity: 'extreme', enabled: false, unknown: 1 })).toEqual({
    ...DEFAULTS,
    enabled: false,
  });
  for (const nothing of [null, undefined, 'text', 7])
    expect(parseSettings(nothing)).toEqual(DEFAULTS);
});

test('changes are kept and told to whoever watches', async () => {
  const seen: string[] = [];
  watchSettings(({ sensitivity }) => seen.push(sensitivity));
  await changeSettings({ sensitivity: 'high' });
  await changeSettings({ enabled: false });
  expect(await readSettings()).toEqual({ ...DEFAULTS, sensitivity: 'high', enabled: false });
  expect(seen).toEqual(['high', 'high']);
});

const examples = [
  {
    file: '2026-11-first.json',
    kept: {
      sitesOff: ['tiktok', 'news.example'],
      sensitivity: 'low',
      fetching: 'inspect',
      showNoSigns: true,
    },
  },
  {
    file: 'from-the-future.json',
    kept: {
      enabled: false,
      fetching: 'never',
      badgeCorner: 'bottom-left',
      trust: { official: true, interim: false, own: '' },
    },
  },
];
test.each(examples)('settings of another version are read: $file', async ({ file, kept }) => {
  const stored = JSON.parse(readFileSync(path.join(import.meta.dirname, 'settings', file), 'utf8'));
  expect(parseSettings(stored)).toEqual({ ...DEFAULTS, ...kept });
});

test('every version there was has its example', () => {
  const files = readdirSync(path.join(import.meta.dirname, 'settings'));
  expect(files.toSorted()).toEqual(examples.map(({ file }) => file).toSorted());
});

test('changes at the same moment all stay, also in one list', async () => {
  const add = (host: string) =>
    changeSettings(({ sitesOff }) => ({ sitesOff: [...sitesOff, host] }));
  await Promise.all([
    add('a.example'),
    changeSettings({ sensitivity: 'high' }),
    add('b.example'),
    changeSettings({ badgeSize: 'large' }),
  ]);
  expect(await readSettings()).toEqual({
    ...DEFAULTS,
    sitesOff: ['a.example', 'b.example'],
    sensitivity: 'high',
    badgeSize: 'large',
  });
});

test('a full disk is told, and what is stored stays', async () => {
  await changeSettings({ sensitivity: 'low' });
  vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES'));
  await expect(changeSettings({ sensitivity: 'high' })).rejects.toThrow('QUOTA');
  expect((await readSettings()).sensitivity).toBe('low');
});
