import { beforeEach, expect, test } from 'vitest';
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
