import { expect, test } from 'vitest';
import { DEFAULTS } from '@/utils/browser/settings.ts';
import { readSettingsFile, writeSettingsFile } from '@/utils/browser/settings-file.ts';

const file = (settings: unknown, more = {}) =>
  JSON.stringify({ format: 'second-look-settings', version: 1, settings, ...more });

test('what is saved comes back whole', () => {
  const settings = {
    ...DEFAULTS,
    siteFetching: { 'a.example': 'never' as const },
    wantedWords: ['"quoted"', 'كلمة'],
  };
  expect(readSettingsFile(writeSettingsFile(settings))).toEqual({ settings });
});

test('an older file has defaults for what it does not know', () => {
  expect(readSettingsFile(file({ sensitivity: 'low' }))).toEqual({
    settings: { ...DEFAULTS, sensitivity: 'low' },
  });
});

test.each(['', 'no json', '[]', '{}', 'null', '{"settings":{}}', file(null), file([])])(
  'what is no such file is refused: %s',
  (text) => expect(readSettingsFile(text)).toEqual({ error: 'other' }),
);

test('a newer file is refused', () => {
  expect(readSettingsFile(file({}, { version: 2 }))).toEqual({ error: 'newer' });
  expect(readSettingsFile(file({}, { version: '1' }))).toEqual({ error: 'newer' });
});

test('values that cannot be read are named, and nothing is taken', () => {
  const broken = { sensitivity: 'extreme', wantedWords: [''], badgeSize: 'small', new: 1 };
  expect(readSettingsFile(file(broken))).toEqual({
    error: 'values',
    names: ['sensitivity', 'wantedWords'],
  });
});
