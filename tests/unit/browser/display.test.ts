import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from '#imports';
import { display, isShown } from '@/utils/browser/display.ts';
import { DEFAULTS, type Settings } from '@/utils/browser/settings.ts';
import type { Level, Verdict } from '@/utils/verdict/fuse.ts';

beforeEach(() => {
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation(((key: string, args?: string[]) =>
    [key, ...(args ?? [])].join(' ')) as never);
});

const verdict = (level: Level): Verdict => ({
  level,
  reason: null,
  evidence: [],
  unchecked: [],
  checked: [],
});
const settings = (part: Partial<Settings>): Settings => ({ ...DEFAULTS, ...part });
const treatment = (part: Partial<Settings['treatment']>) =>
  settings({ treatment: { ...DEFAULTS.treatment, ...part } });

describe('which labels are shown', () => {
  it.each([
    ['ai', {}, true],
    ['captured', {}, true],
    ['captured', { showCaptured: false }, false],
    ['no-signs', {}, false],
    ['no-signs', { showNoSigns: true }, true],
    ['unchecked', { showNoSigns: true }, false],
  ] as const)('%s with %o: %s', (level, part, shown) =>
    expect(isShown(verdict(level), null, settings(part))).toBe(shown),
  );
  it('always those the person asked for', () =>
    expect(isShown(verdict('unchecked'), '@me', DEFAULTS)).toBe(true));
});

describe('what lies over the video', () => {
  const veil = (level: Level, wanted: string | null, on: Settings, lifted = false) =>
    display(verdict(level), wanted, lifted, on).veil?.kind;
  it('nothing, unless the person asked for it', () => {
    expect(veil('ai', '@me', DEFAULTS)).toBeUndefined();
    expect(veil('no-signs', null, treatment({ wanted: 'cover' }))).toBeUndefined();
  });
  it('what the level gets, and the stronger one where both apply', () => {
    expect(veil('likely-ai', null, treatment({ 'likely-ai': 'dim' }))).toBe('dim');
    expect(veil('ai', '@me', treatment({ ai: 'dim', wanted: 'cover' }))).toBe('cover');
    expect(veil('ai', '@me', treatment({ ai: 'cover', wanted: 'dim' }))).toBe('cover');
  });
  it('nothing once the person looked', () =>
    expect(veil('ai', null, treatment({ ai: 'cover' }), true)).toBeUndefined());
});

it('the person’s own rule is told beside the verdict and leaves it alone', () => {
  const view = display(verdict('unchecked'), '@me', false, DEFAULTS);
  expect(view.level).toBe('unchecked');
  expect([view.reason, view.aside]).toEqual(['', 'display_wanted @me']);
  expect(view.notes).toContain('display_wanted_full @me');
  expect(display(verdict('ai'), null, false, DEFAULTS).aside).toBe('');
});
