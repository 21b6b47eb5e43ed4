import { readdirSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { direction, say } from '@/utils/browser/words.ts';

test.each(readdirSync('public/_locales'))(
  'words in %s run their own way, whatever the browser’s interface does',
  (locale) => {
    const words = JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, 'utf8'));
    vi.spyOn(browser.i18n, 'getMessage').mockImplementation(
      ((key: string) => words[key]?.message ?? 'ltr') as never,
    );
    const script = new Intl.Locale(words.language.message).maximize().script ?? '';
    expect(direction()).toBe(['Arab', 'Hebr'].includes(script) ? 'rtl' : 'ltr');
  },
);

test('a code without words is said as it came, and cannot turn the sentence about it around', () => {
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation(((key: string) =>
    key === 'known' ? 'words' : '') as never);
  expect(say({ key: 'known', args: [], raw: 'code' })).toBe('words');
  expect(say({ key: 'new', args: [], raw: 'co\u202ede' })).toBe('code');
  expect(say({ key: 'new', args: [] })).toBe('');
});
