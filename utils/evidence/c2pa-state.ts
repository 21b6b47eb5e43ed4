import type { Binding, CredentialDetail, CredentialState } from './c2pa-detail.ts';
import type { Codes, ManifestStore, StoredManifest } from './c2pa-store.ts';

const MISMATCH = 'assertion.bmffHash.mismatch';
const MATCH = 'assertion.bmffHash.match';

/**
 * Failures after which signature and hashes still hold: who signed is in doubt, or an action is written against the
 * rules (Premiere 25.6 leaves out source types). Every other code, those of later versions included, breaks.
 */
const HARMLESS =
  /^(signingCredential\.(untrusted|invalid|expired)|claimSignature\.outsideValidity|assertion\.action\..*)$/;
const EXPIRED = /^(signingCredential\.expired|claimSignature\.outsideValidity)$/;

/** Our own state from C2PA validation codes (notes: c2pa §1.5). Failures outweigh whatever succeeded. */
export function stateOf({ success, failure }: Codes): CredentialState {
  const signed = success.includes('claimSignature.validated');
  if (!signed || !failure.every((code) => HARMLESS.test(code))) return 'tampered';
  if (failure.some((code) => EXPIRED.test(code))) return 'expired';
  const known = success.includes('signingCredential.trusted');
  return known && !failure.some((code) => code.startsWith('signingCredential.'))
    ? 'trusted'
    : 'unknown-signer';
}

/** Codes of the active manifest when only the head of the file was read: its content hash cannot match then. */
export function withoutContent({ success, failure }: Codes): Codes {
  const other = (code: string) => code !== MISMATCH && code !== MATCH;
  return { success: success.filter(other), failure: failure.filter(other) };
}

export function bindingOf({ success, failure }: Codes): Binding {
  if (failure.includes(MISMATCH)) return 'mismatch';
  return success.includes(MATCH) ? 'match' : 'not-checked';
}

/** The same codes, with what our own hash of the content said. */
export function withBinding(codes: Codes, matches: boolean): Codes {
  const { success, failure } = withoutContent(codes);
  return matches
    ? { success: [...success, MATCH], failure }
    : { success, failure: [...failure, MISMATCH] };
}

/**
 * A signature that never verified, on a claim nobody changed: Runway delivered such files (notes: c2pa §8). In C2PA 1 the
 * time stamp covers the claim, so a trusted stamp and hashes that hold rule out a later change. It then says as much as a
 * signer on no list: anybody could have written it, as anybody can sign with a name of their choice. All else that is
 * damaged is weak (DESIGN §6).
 */
export function isStampedOriginal({ codes, claimVersion }: StoredManifest): boolean {
  return (
    claimVersion === 1 &&
    codes.success.includes('timeStamp.validated') &&
    codes.success.includes('timeStamp.trusted') &&
    codes.failure.every((code) => HARMLESS.test(code) || code === 'claimSignature.mismatch')
  );
}

const LISTS = ['official', 'interim', 'user', 'test'] as const;

/** Which bundled list knows the active signer. Its name may carry `:tsa`; single certificates come without one. */
export function listOf({ listUri }: ManifestStore): CredentialDetail['list'] {
  if (listUri === '') return 'interim';
  const name = listUri?.replace(/^second-look:/, '').replace(/:tsa$/, '');
  return LISTS.find((list) => list === name) ?? 'none';
}
