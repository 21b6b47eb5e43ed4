import type { Depth, Findings } from '@/utils/evidence/evidence.ts';
import type { Post } from '@/utils/sites/site.ts';
import type { HandedPieces, PackedFrame, Thumbnail } from './messages.ts';

/** Where the bytes of a file come from. The background has already checked that `url` may be fetched. */
export type FileRef =
  | {
      readonly url: string;
      readonly mediaHosts: readonly string[];
      readonly maxBytes: number;
      /** The address is that of an HLS playlist or a DASH manifest, which name the pieces of a stream. */
      readonly stream?: false | 'hls' | 'dash';
    }
  | { readonly blob: Blob }
  /**
   * The first bytes of a stream, one a character, as the page handed them to its player; `pieces`: what `collect-pieces.ts`
   * kept of all that the player got.
   */
  | { readonly head: string; readonly pieces?: HandedPieces | undefined };

/** Whom the person trusts to sign. It travels with the task, for the lab's document cannot read settings. */
export interface TrustChoice {
  readonly official: boolean;
  readonly interim: boolean;
  /** Certificates of the person's own, PEM; '' for none. */
  readonly own: string;
}

/** One piece of work for the lab. */
export type LabTask =
  | {
      readonly kind: 'file';
      /** Without it, both bundled lists. */
      readonly trust?: TrustChoice;
      readonly post: Post;
      readonly depth: Depth;
      readonly file: FileRef;
      readonly decode: boolean;
    }
  | {
      readonly kind: 'frames';
      readonly post: Post;
      readonly depth: Depth;
      readonly frames: readonly PackedFrame[];
      /** There is no file to read these pictures from again. */
      readonly passing?: boolean;
      /** A person wants to see them. */
      readonly show?: boolean;
      /** What is found will be remembered, pictures included. */
      readonly kept?: boolean;
    };

export interface LabResult {
  readonly findings: Findings;
  readonly thumbnails: readonly Thumbnail[];
  /** What came from the player says all that more of it could say. */
  readonly settled?: boolean;
  /** Of the whole file, where an inspection read it all. */
  readonly sha256?: string | undefined;
  /** Bytes that were read over the network, and CPU-ish milliseconds in the worker: for bench and evaluation. */
  readonly cost: { readonly bytes: number; readonly ms: number };
}

/** What travels to the worker and back. */
export interface WorkerRequest {
  readonly id: number;
  readonly task: LabTask;
  /** When the worker should end it by itself: what was found until then is an answer, too. */
  readonly limitMs: number;
}
export type WorkerReply =
  | { readonly id: number; readonly result: LabResult }
  | { readonly id: number; readonly error: string };
