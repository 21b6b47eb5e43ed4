import type { ByteSource, UncheckedReason } from '@/utils/media/byte-source.ts';
import type { Frame } from '@/utils/media/frame.ts';
import type { Fragments } from '@/utils/media/pieces.ts';
import type { Post } from '@/utils/sites/site.ts';

/** Every source there is: a new one begins with its name here. */
export const SOURCES = [
  'platform',
  'host',
  'caption',
  'container',
  'c2pa',
  'mark',
  'detector',
] as const;
export type SourceId = (typeof SOURCES)[number];
export type EvidenceClass = 'verified' | 'declared' | 'observed' | 'estimated';
export type Claim = 'ai-generated' | 'ai-edited' | 'captured' | 'neutral';

/** JSON only: evidence is stored, exported and sent between contexts. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/**
 * One reason to believe something. Data, never prose: `explain` turns it into message keys.
 * `strength` separates what decides (`firm`) from what only hints (`weak`) within a class.
 */
export interface Evidence {
  readonly source: SourceId;
  readonly class: EvidenceClass;
  readonly claim: Claim;
  readonly strength: 'firm' | 'weak';
  /** Who says it: a signer, a platform, a generator, `author`, `detector`. */
  readonly by: string;
  /**
   * `observed` and `estimated` only: the share (0..1) of ordinary videos on which evidence at least this
   * strong appears. Sensitivity is a bound on this number.
   */
  readonly falseAlarmRate?: number;
  /** The raw values it rests on. `kind` names the wording (`evidence_<source>_<kind>`). */
  readonly detail: { readonly kind: string; readonly [key: string]: Json };
}

export interface Unchecked {
  readonly source: SourceId;
  readonly reason: UncheckedReason;
  readonly detail?: string;
}

/** Everything that was learnt about one video, before any judgement. */
export interface Findings {
  readonly evidence: readonly Evidence[];
  readonly unchecked: readonly Unchecked[];
  /** Sources that ran to their end, whether they found something or not. */
  readonly checked: readonly SourceId[];
  /** How well the detector saw, where it answered: the more the better (`utils/evidence/looked.ts`). */
  readonly looked?: number | undefined;
}

/** `feed`: cheap, a prefix of the file. `inspect`: the person asked, the whole file may be read. */
export type Depth = 'feed' | 'inspect';

export interface Subject {
  readonly post: Post;
  readonly depth: Depth;
  readonly file?: ByteSource;
  /** Where `file` is only the init segment of a stream in pieces: segments that follow it. */
  readonly fragments?: Fragments;
  readonly frames?: readonly Frame[];
  /** The frames come while the video plays: after those of a first moment, a second one may follow. */
  readonly playing?: boolean;
}

/**
 * One file per kind of evidence implements this. "Found nothing" is `[]`; a wall is a thrown `CouldNotCheck`.
 * `needs` says what it looks at: a source whose need is missing is reported as unchecked, not as silent.
 */
export interface EvidenceSource {
  readonly id: SourceId;
  readonly needs: 'post' | 'file' | 'frames';
  collect(subject: Subject, signal: AbortSignal): Promise<readonly Evidence[]>;
}
