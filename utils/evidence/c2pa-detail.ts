import type { Json } from './evidence.ts';

/** State of a manifest store in our own words; c2pa's `Invalid` mixes the last three (notes: c2pa §1.5). */
export type CredentialState =
  /** Signature holds, signer on a bundled list. */
  | 'trusted'
  /** Signature holds, signer on no bundled list. */
  | 'unknown-signer'
  /** Certificate lapsed and no trusted time stamp says that it signed before. */
  | 'expired'
  /** Signature, assertion or content hash does not hold. */
  | 'tampered';

/** Whether the content hash (hard binding) was compared with the bytes of the whole file. */
export type Binding = 'match' | 'mismatch' | 'not-checked';

/** How many fragments of a stream were compared with their hashes, of how many that it has. */
export interface CheckedFragments {
  readonly [key: string]: Json;
  readonly checked: number;
  readonly of: number;
}

/** One manifest of the chain, the active one first, then what it was made from. */
export interface ManifestEntry {
  readonly [key: string]: Json;
  readonly title: string;
  /** Claim generator: the program that wrote the manifest. */
  readonly generator: string;
  readonly version: string;
  /** What names this manifest and no other: its own URN, else the id of the instance. */
  readonly id: string;
  /** Organisation in the signing certificate. */
  readonly signer: string;
  /** Name in the signing certificate; c2pa does not tell the authority above it. */
  readonly issuer: string;
  /** ISO 8601, or '' where nothing says when. */
  readonly signedAt: string;
  readonly actions: readonly ActionEntry[];
  readonly ingredients: readonly IngredientEntry[];
}

export interface ActionEntry {
  readonly [key: string]: Json;
  /** `c2pa.created` … */
  readonly action: string;
  readonly agent: string;
  /** IPTC digital source type as written, or ''. */
  readonly sourceType: string;
  readonly when: string;
}

export interface IngredientEntry {
  readonly [key: string]: Json;
  readonly title: string;
  /** `parentOf`, `componentOf`, `inputTo`. */
  readonly relationship: string;
  /** Index into `CredentialDetail.manifests`, or -1 where it has no manifest. */
  readonly manifest: number;
  /** `data:` address of a small JPEG or PNG from the store: on inspect, for the first few; else ''. */
  readonly picture: string;
}

/**
 * `detail` of evidence from Content Credentials. `kind` is the state of the worst manifest that the statement passes
 * through: it names the wording. `fragments` (`CheckedFragments`) is there for a stream in pieces: `binding` speaks of those. `unbound` is there where the content hash was wanted but not compared: an
 * `UncheckedReason`, `merkle`, `algorithm`, `exclusions`, `no hash` or `no media` (part of a stream).
 */
export interface CredentialDetail {
  readonly [key: string]: Json;
  readonly kind: CredentialState;
  readonly binding: Binding;
  /** Which bundled list knows the signer; `user` for the person's own anchors, `test` only in test builds. */
  readonly list: 'official' | 'interim' | 'user' | 'test' | 'none';
  /** What the claim rests on: a digital source type, a generator's product name, or neither. */
  readonly basis: 'source-type' | 'product' | 'none';
  /** The source type's code or the product's name. */
  readonly says: string;
  /** Whose manifest says it: the active one, or one that it was made from. */
  readonly where: 'active' | 'parent' | 'ingredient';
  /** Trusted time stamp, ISO 8601, or ''. */
  readonly stampedAt: string;
  readonly stampedBy: string;
  /** C2PA validation failure codes as they came. */
  readonly failures: readonly string[];
  readonly manifests: readonly ManifestEntry[];
}

/** The code at the end of the two vocabularies' addresses; anything else stays as it is and means nothing. */
export const sourceTypeCode = (sourceType: string): string =>
  sourceType.replace(/^https?:\/\/(cv\.iptc\.org\/newscodes|c2pa\.org)\/digitalsourcetype\//, '');
