import * as z from 'zod/mini';
import { browser } from '#imports';
import { DEFAULTS, readSettings, SETTINGS_KEY, type Settings } from './settings.ts';

const SHAPES = {
  enabled: z.boolean(),
  sitesOff: z.array(z.string()),
  sensitivity: z.enum(['low', 'balanced', 'high']),
  fetching: z.enum(['never', 'inspect', 'played']),
  showNoSigns: z.boolean(),
  history: z.boolean(),
} satisfies { [K in keyof Settings]: z.ZodMiniType<Settings[K]> };

/** Reads with defaults: an unknown, missing or broken value costs one default, never the others. */
export function parseSettings(stored: unknown): Settings {
  const source = (typeof stored === 'object' && stored) || {};
  const kept = Object.entries(source).filter(
    ([key, value]) =>
      Object.hasOwn(SHAPES, key) && SHAPES[key as keyof Settings].safeParse(value).success,
  );
  return { ...DEFAULTS, ...Object.fromEntries(kept) };
}

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const changed = parseSettings({ ...(await readSettings()), ...change });
  await browser.storage.local.set({ [SETTINGS_KEY]: changed });
}
