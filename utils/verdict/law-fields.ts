import type { CredentialDetail, ManifestEntry } from '@/utils/evidence/c2pa-detail.ts';
import type { Evidence } from '@/utils/evidence/evidence.ts';
import { credentialOf } from './credential.ts';

/** What California's SB 942 wants a latent disclosure to tell; '' where the file does not say. */
export interface LawFields {
  readonly provider: string;
  readonly system: string;
  readonly date: string;
  readonly id: string;
}

/** Collects the four fields (Cal. Bus. & Prof. Code §22757.3(b)) from credentials, else from the file's own labels. */
export function lawFields(evidence: readonly Evidence[]): LawFields | null {
  const credential = credentialOf(evidence);
  const label = evidence.find((e) => e.source === 'container' && e.claim !== 'neutral');
  if (!credential && !label) return null;
  const { maker, agent, when } = credential ? creation(credential) : NOBODY;
  const generator = text(maker?.generator);
  // The version is the generator's: it says nothing about another program that it called.
  const version = !agent || agent === generator ? text(maker?.version) : '';
  // The stamp is that of the active manifest: it dates no older one.
  const stamp = maker === credential?.manifests[0] ? text(credential?.stampedAt) : '';
  return {
    provider: text(maker?.signer) || text(label?.by),
    system: `${agent || generator} ${version}`.trim(),
    date: stamp || when || text(maker?.signedAt),
    id: text(maker?.id) || text(label?.detail.ProduceID),
  };
}

const NOBODY = { maker: undefined, agent: '', when: '' };

/** The manifest that tells how AI made it, else how it was created at all, else the active one. */
function creation({ manifests }: CredentialDetail) {
  const byAi = ({ actions }: ManifestEntry) =>
    actions.find(({ sourceType }) => /algorithmic/i.test(text(sourceType)));
  const created = ({ actions }: ManifestEntry) =>
    actions.find(({ action }) => action === 'c2pa.created');
  const maker = manifests.find(byAi) ?? manifests.find(created) ?? manifests[0];
  const action = maker && (byAi(maker) ?? created(maker));
  return { maker, agent: text(action?.agent), when: text(action?.when) };
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
