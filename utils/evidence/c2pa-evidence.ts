import { statementOf } from './c2pa-claim.ts';
import type { CredentialDetail, CredentialState } from './c2pa-detail.ts';
import type { Checked } from './c2pa-read.ts';
import { bindingOf, isStampedOriginal, listOf, stateOf } from './c2pa-state.ts';
import type { ManifestStore } from './c2pa-store.ts';
import { clip } from './clip.ts';
import type { Evidence } from './evidence.ts';

const WORST_LAST: readonly CredentialState[] = ['trusted', 'unknown-signer', 'expired', 'tampered'];

/**
 * What Content Credentials are worth as evidence (DESIGN §6). A statement is as good as the worst manifest that it passes
 * through: it is `verified` only where every signer on the way is on a list, nothing failed, and the content hash of
 * this very file matches; only then, or unchecked but trusted, does it speak for a camera. Pure.
 * @param checked how far the content was compared
 */
export function credentialEvidence(
  store: ManifestStore,
  { unbound, fragments }: Pick<Checked, 'unbound' | 'fragments'> = { unbound: '' },
): Evidence {
  const { manifests } = store;
  const [active] = manifests;
  const { claim, basis, says, where, path } = statementOf(manifests);
  const way = path.flatMap((index) => manifests[index] ?? []);
  const states = way.map(({ codes }) => stateOf(codes));
  const kind = WORST_LAST.findLast((state) => states.includes(state)) ?? 'tampered';
  const failures = [...new Set(way.flatMap(({ codes }) => codes.failure))];
  const binding = bindingOf(active.codes);
  const known = active.codes.success.includes('signingCredential.trusted');
  const list = known && (kind === 'trusted' || kind === 'tampered') ? listOf(store) : 'none';
  const isPart = fragments !== undefined && fragments.checked < fragments.of;
  const verified =
    kind === 'trusted' &&
    failures.length === 0 &&
    binding === 'match' &&
    list !== 'none' &&
    // What was not compared may be anything, and a verified capture silences what else was found.
    !(claim === 'captured' && isPart);
  const broken = way.some((m) => stateOf(m.codes) === 'tampered' && !isStampedOriginal(m));
  const speaker = way.at(-1)?.entry;
  const detail: CredentialDetail = {
    kind,
    binding,
    list,
    basis,
    says: clip(says, 120),
    where,
    stampedAt: store.stampedBy === null ? '' : active.entry.signedAt,
    stampedBy: clip(store.stampedBy ?? '', 120),
    failures: failures.slice(0, 12),
    manifests: manifests.map(({ entry }) => entry),
    ...(binding === 'not-checked' && unbound && { unbound }),
    ...(fragments && { fragments }),
  };
  return {
    source: 'c2pa',
    class: verified ? 'verified' : 'declared',
    claim: claim === 'captured' && kind !== 'trusted' ? 'neutral' : claim,
    strength: broken ? 'weak' : 'firm',
    by: speaker?.signer || speaker?.generator || 'C2PA',
    detail,
  };
}
