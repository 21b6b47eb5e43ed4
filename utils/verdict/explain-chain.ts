import { sourceTypeCode } from '@/utils/evidence/c2pa-detail.ts';
import { type Phrase, phrase } from './phrase.ts';

/*
 * Words for the codes in a chain of Content Credentials. The list of those that have words is `c2pa_*` in messages.json
 * alone: `say` answers '' to the phrase of any other code, and that code is then shown as it came.
 */

/** What was done: C2PA 2.2 §18.14, `c2pa.edited.metadata` …, and what only C2PA 1 lists, `c2pa.saved` … */
export function explainAction(action: string): Phrase {
  const name = action.replace(/^c2pa\./, '');
  if (name !== action) return coded('did', SAME_ACTION.get(name) ?? name);
  // An action that its maker named (`com.vendor.crop`) may end in the same word, and mean another thing.
  return OF_A_VENDOR.test(action) ? phrase('c2pa_did_own') : NO_WORDS;
}

/** C2PA 2.2 §18.14: begins with a domain written backwards. */
const OF_A_VENDOR = /^[a-z]{2,}\.[\w-]+\.[\w.-]+$/i;

/** What kind of media came of it: IPTC's NewsCodes and C2PA's own two, by their full address or the code alone. */
export function explainSourceType(sourceType: string): Phrase {
  const code = sourceTypeCode(sourceType);
  return coded('type', code.replace(/^(?:nega|posi)tiveFilm$/, 'film'));
}

/** What an ingredient was for: `parentOf`, `componentOf`, `inputTo`. */
export const explainRelationship = (relationship: string): Phrase => coded('role', relationship);

/** What did not hold: validation codes of C2PA 2.2 §15.2. */
export const explainFailure = (code: string): Phrase => coded('failed', code);

/** Older names, and those that differ in nothing that a person could tell. */
const SAME_ACTION = new Map([
  ['color_adjustments', 'adjustedColor'],
  ['watermarked.bound', 'watermarked'],
  ['watermarked.unbound', 'watermarked'],
]);

const NO_WORDS: Phrase = { key: '', args: [] };

/** `assertion.hashedURI.mismatch` → `c2pa_failed_assertion_hashed_uri_mismatch` */
const coded = (kind: string, code: string): Phrase =>
  /^[\w.]+$/.test(code)
    ? phrase(['c2pa', kind, code.replace(/\.|(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase()])
    : NO_WORDS;
