import type { CheckedFragments } from '@/utils/evidence/c2pa-detail.ts';
import { credentialEvidence } from '@/utils/evidence/c2pa-evidence.ts';
import { parseStore } from '@/utils/evidence/c2pa-store.ts';
import type { Json } from '@/utils/evidence/evidence.ts';

export const IPTC = 'http://cv.iptc.org/newscodes/digitalsourcetype/';
export const HOLDS = [
  'claimSignature.validated',
  'assertion.hashedURI.match',
  'assertion.bmffHash.match',
];
export const TRUSTED = [...HOLDS, 'signingCredential.trusted'];

export interface Wanted {
  readonly success?: readonly string[];
  readonly failure?: readonly string[];
  /** `action sourceType`, e.g. `c2pa.created trainedAlgorithmicMedia`. */
  readonly actions?: readonly string[];
  readonly manifest?: Readonly<Record<string, Json>>;
  /** How the active manifest holds the manifest `p`, and what that one says. */
  readonly parent?: {
    readonly relationship: string;
    readonly actions: readonly string[];
    readonly success?: readonly string[];
    readonly failure?: readonly string[];
  };
}

export const codes = (list: readonly string[]) => list.map((code) => ({ code }));
export const actions = (list: readonly string[]) => ({
  label: 'c2pa.actions.v2',
  data: {
    actions: list.map((line) => {
      const [action = '', type] = line.split(' ');
      return { action, ...(type && { digitalSourceType: IPTC + type }) };
    }),
  },
});

/** Evidence from c2pa's JSON for a small store: manifest `a`, and perhaps `p` under it. */
export function evidence(
  { success = TRUSTED, failure = [], parent, ...wanted }: Wanted,
  fragments?: CheckedFragments,
) {
  const store = parseStore(
    JSON.stringify({
      active_manifest: 'a',
      manifests: {
        a: {
          claim_version: 2,
          assertions: [actions(wanted.actions ?? [])],
          signature_info: { issuer: 'Maker' },
          ingredients: parent
            ? [{ label: 'i', relationship: parent.relationship, active_manifest: 'p' }]
            : [],
          ...wanted.manifest,
        },
        ...(parent && {
          p: { assertions: [actions(parent.actions)], signature_info: { issuer: 'Origin' } },
        }),
      },
      validation_results: {
        trustListUri: 'second-look:official',
        activeManifest: { success: codes(success), failure: codes(failure) },
        ingredientDeltas: [
          {
            ingredientAssertionURI: 'self#jumbf=/c2pa/a/c2pa.assertions/i',
            validationDeltas: {
              success: codes(parent?.success ?? TRUSTED),
              failure: codes(parent?.failure ?? []),
            },
          },
        ],
      },
    }),
  );
  if (!store) throw new Error('no store');
  return credentialEvidence(store, { unbound: '', ...(fragments && { fragments }) });
}

export const MADE = ['c2pa.created trainedAlgorithmicMedia'];
export const SHOT = ['c2pa.created digitalCapture'];
export const PASSED = ['c2pa.opened', 'c2pa.transcoded'];
