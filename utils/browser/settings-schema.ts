import * as z from 'zod/mini';
import { browser } from '#imports';
import { DEFAULTS, readSettings, SETTINGS_KEY } from './settings.ts';

const SettingsSchema = z.object({
  enabled: z.boolean(),
  /** Sites that the person switched off, by site id or by host name for ordinary pages. */
  sitesOff: z.array(z.string()),
  sensitivity: z.enum(['low', 'balanced', 'high']),
  /** What the lab may fetch by itself. `played`: the direct address that the page plays, in the feed; the rest on inspect. */
  fetching: z.enum(['never', 'inspect', 'played']),
  /** Also badge videos on which nothing was found. */
  showNoSigns: z.boolean(),
  /** Remember on this machine what was found on which account's videos, for a hint that is no evidence. */
  history: z.boolean(),
});

export type Settings = z.infer<typeof SettingsSchema>;

/** Reads with defaults: an unknown, missing or broken value costs one default, never the others. */
export function parseSettings(stored: unknown): Settings {
  const source = (typeof stored === 'object' && stored) || {};
  const kept = Object.entries(source).filter(
    ([key, value]) =>
      key in SettingsSchema.shape &&
      SettingsSchema.shape[key as keyof Settings].safeParse(value).success,
  );
  return { ...DEFAULTS, ...Object.fromEntries(kept) };
}

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const changed = parseSettings({ ...(await readSettings()), ...change });
  await browser.storage.local.set({ [SETTINGS_KEY]: changed });
}
