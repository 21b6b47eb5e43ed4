import type { Json } from './evidence.ts';

/** A value of a file as short text for evidence: nothing from a file is kept at length. `''` for what is no text. */
export function clip(value: Json | undefined, length = 300): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const text = String(value);
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
