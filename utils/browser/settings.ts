import { browser } from '#imports';
import type { Sensitivity } from '@/utils/verdict/fuse.ts';

export interface Settings {
  readonly enabled: boolean;
  /** Sites that the person switched off, by site id or by host name for ordinary pages. */
  readonly sitesOff: readonly string[];
  readonly sensitivity: Sensitivity;
  /** What the lab may fetch by itself. `played`: the direct address that the page plays, in the feed; the rest on inspect. */
  readonly fetching: 'never' | 'inspect' | 'played';
  /** Also badge videos on which nothing was found. */
  readonly showNoSigns: boolean;
  /** Remember on this machine what was found on which account's videos, for a hint that is no evidence. */
  readonly history: boolean;
}

/**
 * Reading only, and without the schema's library: this half runs in every page. Nothing gets into the store
 * unchecked, for only `changeSettings` (`settings-schema.ts`) writes there; what is missing reads as its default.
 */
export const DEFAULTS: Settings = {
  enabled: true,
  sitesOff: [],
  sensitivity: 'balanced',
  fetching: 'played',
  showNoSigns: false,
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
