import type { CheckedFragments, CredentialDetail } from '@/utils/evidence/c2pa-detail.ts';
import type { Evidence } from '@/utils/evidence/evidence.ts';
import { type Phrase, phrase, type Wording } from './phrase.ts';

/**
 * Words for Content Credentials: what they say, who signed and on which list that name stands, and whether the content
 * was compared (DESIGN §6). The binding always stands in the full sentence: a signature without it is about a file,
 * not about this video. Null for a state that is not ours.
 */
export function explainCredentials({ by, claim, strength, detail }: Evidence): Wording | null {
  const credential = detail as unknown as CredentialDetail;
  const { kind, binding, list, basis, says, where } = credential;
  if (!STATES.includes(kind) || !BINDINGS.includes(binding)) return null;
  const own =
    basis === 'product' && claim !== 'neutral'
      ? phrase('claim_product', says)
      : phrase(['claim', claim]);
  const what = where === 'active' || claim === 'neutral' ? own : phrase('claim_inherited', own);
  // In short nothing is said of content that only the page speaks for.
  const bound = binding === 'match' && credential.from !== 'page';
  const unchecked = kind === 'trusted' && !bound ? ['unbound'] : [];
  // `isStampedOriginal`: of all that is damaged, that alone is firm.
  const stamped = kind === 'tampered' && strength === 'firm' ? ['stamped'] : [];
  return {
    short: phrase(
      ['short_c2pa', kind, ...unchecked, ...stamped],
      ...(kind === 'tampered' ? [] : [by]),
    ),
    full: phrase(
      ['evidence_c2pa', kind, ...stamped],
      what,
      by,
      bindingOf(credential),
      ...(kind === 'trusted' ? [listName(list)] : []),
    ),
  };
}

/** Whether the content was compared, and of a stream which part: of what the page gave to its player, or of what was read. */
export function bindingOf({ binding, fragments, from }: CredentialDetail): Phrase {
  const { checked, of } = (fragments ?? {}) as Partial<CheckedFragments>;
  const isPlayed = from === 'page';
  if (binding === 'match' && checked && of)
    return phrase(isPlayed ? 'binding_played' : 'binding_pieces', String(checked), String(of));
  const isChanged = isPlayed && checked && binding === 'mismatch';
  return phrase(isChanged ? 'binding_played_changed' : ['binding', binding]);
}

/** The list that knows a signer, to stand in brackets behind its name. */
export const listName = (list: CredentialDetail['list']): Phrase => phrase(['list', list]);

const STATES: readonly CredentialDetail['kind'][] = [
  'trusted',
  'unknown-signer',
  'expired',
  'tampered',
];
const BINDINGS: readonly CredentialDetail['binding'][] = ['match', 'mismatch', 'not-checked'];
