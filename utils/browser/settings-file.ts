import type { Settings } from './settings.ts';
import { parseSettings, unreadable } from './settings-schema.ts';

const FORMAT = 'second-look-settings';
/** Raised only when an older reader would misunderstand a file; new settings alone do not need that. */
const VERSION = 1;

/** All settings as a file's text. */
export const writeSettingsFile = (settings: Settings): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, settings }, null, 2)}\n`;

export type ReadFile =
  | { readonly settings: Settings }
  | { readonly error: 'other' | 'newer' }
  | { readonly error: 'values'; readonly names: readonly string[] };

/**
 * Reads such a text again. What an older version did not have yet reads as its default; a value that cannot be read
 * refuses the whole file, so that nobody loses a setting without a word.
 */
export function readSettingsFile(text: string): ReadFile {
  const file = object(parse(text));
  const settings = object(file?.settings);
  if (!file || file.format !== FORMAT || !settings) return { error: 'other' };
  if (typeof file.version !== 'number' || file.version > VERSION) return { error: 'newer' };
  const names = unreadable(settings);
  if (names.length > 0) return { error: 'values', names };
  return { settings: parseSettings(settings) };
}

const object = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
