import * as z from 'zod/mini';
import { browser } from '#imports';
import { applied, type Change, DEFAULTS, readSettings, SETTINGS_KEY } from './settings.ts';

const FetchingSchema = z.enum(['never', 'inspect', 'played']);
const TreatmentSchema = z.enum(['label', 'dim', 'cover']);
const words = z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(500));

const SettingsSchema = z.object({
  enabled: z.boolean(),
  /** Sites that the person switched off, by site id or by host name for ordinary pages. */
  sitesOff: z.array(z.string()),
  sensitivity: z.enum(['low', 'balanced', 'high']),
  /** What the lab may fetch by itself. `played`: the direct address that the page plays, in the feed; the rest on inspect. */
  fetching: FetchingSchema,
  /** Where a site is to be fetched from otherwise, by the same keys as `sitesOff`. */
  siteFetching: z.record(z.string(), FetchingSchema),
  /** Also badge videos on which nothing was found. */
  showNoSigns: z.boolean(),
  showCaptured: z.boolean(),
  /** What happens to a labelled video; `wanted`: those of the accounts and words below. */
  treatment: z.object({
    ai: TreatmentSchema,
    'ai-edited': TreatmentSchema,
    'likely-ai': TreatmentSchema,
    wanted: TreatmentSchema,
  }),
  badgeSize: z.enum(['small', 'normal', 'large']),
  /** `site`: where the site's own controls leave room. */
  badgeCorner: z.enum(['site', 'top-left', 'top-right', 'bottom-left', 'bottom-right']),
  /** Bundled trust lists for Content Credentials, and certificates of the person's own (PEM). */
  trust: z.object({
    official: z.boolean(),
    interim: z.boolean(),
    own: z.string().check(z.maxLength(60_000)),
  }),
  /** Whose videos, and with which words, the person always wants labelled. This is no evidence: the badge says so. */
  wantedAccounts: words,
  wantedWords: words,
  /** Remember on this machine what was found on which account's videos, for a hint that is no evidence. */
  history: z.boolean(),
});

export type Settings = z.infer<typeof SettingsSchema>;
export type Fetching = Settings['fetching'];

/** Which of the settings in `source` have a value that this version cannot read. */
export const unreadable = (source: object): string[] =>
  Object.entries(source).flatMap(([key, value]) =>
    key in SettingsSchema.shape && !isValid(key, value) ? [key] : [],
  );

const isValid = (key: string, value: unknown) =>
  SettingsSchema.shape[key as keyof Settings]?.safeParse(value).success ?? false;

/** Reads with defaults: an unknown, missing or broken value costs one default, never the others. */
export function parseSettings(stored: unknown): Settings {
  const source = (typeof stored === 'object' && stored) || {};
  const kept = Object.entries(source).filter(([key, value]) => isValid(key, value));
  return { ...DEFAULTS, ...Object.fromEntries(kept) };
}

/** One change at a time, over all windows: each reads what is stored before it writes. Rejects on a full disk. */
export function changeSettings(change: Change): Promise<void> {
  return navigator.locks.request(SETTINGS_KEY, async () => {
    const changed = parseSettings(applied(await readSettings(), change));
    await browser.storage.local.set({ [SETTINGS_KEY]: changed });
  });
}
