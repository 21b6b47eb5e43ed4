import { browser } from '#imports';
import type { Settings } from './settings-schema.ts';

export type { Settings } from './settings-schema.ts';

/**
 * Reading only, and without the schema's library: this half runs in every page. Nothing gets into the store
 * unchecked, for only `changeSettings` (`settings-schema.ts`) writes there; what is missing reads as its default.
 */
export const DEFAULTS: Settings = {
  enabled: true,
  sitesOff: [],
  sensitivity: 'balanced',
  fetching: 'played',
  siteFetching: {},
  showNoSigns: false,
  showCaptured: true,
  treatment: { ai: 'label', 'ai-edited': 'label', 'likely-ai': 'label', wanted: 'label' },
  badgeSize: 'normal',
  badgeCorner: 'site',
  // In the order of the alphabet, in which Chrome gives it back: what is compared as text stays the same then.
  trust: { interim: true, official: true, own: '' },
  wantedAccounts: [],
  wantedWords: [],
  history: false,
};

export const SETTINGS_KEY = 'settings';
/** Changes whenever a correction does. The correction itself lies where no page's process can read it. */
export const CORRECTED_KEY = 'corrected';

const withDefaults = (stored: unknown): Settings => ({ ...DEFAULTS, ...(stored as Settings) });

export async function readSettings(): Promise<Settings> {
  const { [SETTINGS_KEY]: stored } = await browser.storage.local.get(SETTINGS_KEY);
  return withDefaults(stored);
}

/** @returns a function that stops watching */
export const watchSettings = (changed: (settings: Settings) => void) =>
  watch(SETTINGS_KEY, (value) => changed(withDefaults(value)));

/** @returns a function that stops watching */
export const watchCorrected = (changed: () => void) => watch(CORRECTED_KEY, changed);

function watch(key: string, changed: (value: unknown) => void): () => void {
  const hear = (changes: Record<string, { newValue?: unknown }>) => {
    if (changes[key]) changed(changes[key].newValue);
  };
  browser.storage.local.onChanged.addListener(hear);
  return () => browser.storage.local.onChanged.removeListener(hear);
}

/** What to change; where a list changes, a function of what is stored, so that another window's entry stays. */
export type Change = Partial<Settings> | ((before: Settings) => Partial<Settings>);

export const applied = (before: Settings, change: Change): Settings => ({
  ...before,
  ...(typeof change === 'function' ? change(before) : change),
});
