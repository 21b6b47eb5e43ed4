import * as z from 'zod/mini';
import type { CredentialDetail } from '@/utils/evidence/c2pa-detail.ts';
import type { Evidence } from '@/utils/evidence/evidence.ts';

const text = z.string();
/** Nothing that a page of ours would have to fetch. */
const picture = text.check(
  z.maxLength(100_000),
  z.regex(/^data:image\/(jpeg|png);base64,[\w+/=]*$|^$/),
);

const ManifestShape = z.looseObject({
  title: text,
  generator: text,
  signer: text,
  issuer: text,
  signedAt: text,
  actions: z.array(z.looseObject({ action: text, agent: text, sourceType: text, when: text })),
  ingredients: z.array(
    z.looseObject({
      title: text,
      relationship: text,
      manifest: z.number(),
      picture: z.optional(picture),
    }),
  ),
});

const CredentialShape = z.looseObject({
  kind: z.enum(['trusted', 'unknown-signer', 'expired', 'tampered']),
  binding: z.enum(['match', 'mismatch', 'not-checked']),
  fragments: z.optional(z.looseObject({ checked: z.number(), of: z.number() })),
  list: z.enum(['official', 'interim', 'user', 'test', 'none']),
  stampedAt: text,
  stampedBy: text,
  failures: z.array(text),
  manifests: z.array(ManifestShape),
});

/** The chain of Content Credentials in some evidence. Evidence may come from a saved report, so it is looked at first. */
export function credentialOf(evidence: readonly Evidence[]): CredentialDetail | null {
  const found = evidence.find(
    ({ source, detail }) => source === 'c2pa' && CredentialShape.safeParse(detail).success,
  );
  return (found?.detail as CredentialDetail | undefined) ?? null;
}
