import * as z from 'zod/mini';
import { storage } from '#imports';

/** What the lab may fetch by itself. `played`: the direct address that the page plays, in the feed; the rest on inspect. */
const Fetching = z.enum(['never', 'inspect', 'played']);

const SettingsSchema = z.object({
  enabled: z._default(z.boolean(), true),
  /** Sites that the person switched off, by site id or by host name for ordinary pages. */
  sitesOff: z._default(z.array(z.string()), []),
  sensitivity: z._default(z.enum(['low', 'balanced', 'high']), 'balanced'),
  fetching: z._default(Fetching, 'played'),
  /** Also badge videos on which nothing was found. */
  showNoSigns: z._default(z.boolean(), false),
});

export type Settings = z.infer<typeof SettingsSchema>;
export const DEFAULTS: Settings = SettingsSchema.parse({});

const item = storage.defineItem<unknown>('local:settings', { fallback: {} });

/** Reads with defaults: an unknown, missing or broken value costs one default, never the others. */
export function parseSettings(stored: unknown): Settings {
  const source = (typeof stored === 'object' && stored) || {};
  const kept = Object.entries(source).filter(
    ([key, value]) =>
      key in SettingsSchema.shape &&
      SettingsSchema.shape[key as keyof Settings].safeParse(value).success,
  );
  return SettingsSchema.parse(Object.fromEntries(kept));
}

export const readSettings = async (): Promise<Settings> => parseSettings(await item.getValue());

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  await item.setValue({ ...(await readSettings()), ...change });
}

export const watchSettings = (changed: (settings: Settings) => void) =>
  item.watch((value) => changed(parseSettings(value)));
