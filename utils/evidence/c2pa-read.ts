import { type ByteSource, CouldNotCheck } from '@/utils/media/byte-source.ts';
import type { CheckedFragments } from './c2pa-detail.ts';
import type { ReadManifestStore } from './c2pa-reader.ts';
import type { withoutContent } from './c2pa-state.ts';
import { type ManifestStore, parseStore } from './c2pa-store.ts';

/** The reader at the depth that was asked for. */
export type Read = (
  bytes: Uint8Array<ArrayBuffer>,
  fragment?: Uint8Array<ArrayBuffer>,
) => ReturnType<ReadManifestStore>;

/** A manifest store after its content was compared, as far as that went. */
export interface Checked {
  readonly store: ManifestStore | null;
  /** Why the content was not compared, or ''. */
  readonly unbound: string;
  /** Of a stream, which part was compared. */
  readonly fragments?: CheckedFragments;
}

const CHUNK = 4 * 2 ** 20;

/** Rejects with `CouldNotCheck` of the reader, and `malformed` for an answer of its that is none. */
export async function readStore(
  read: Read,
  bytes: Uint8Array<ArrayBuffer>,
  fragment?: Uint8Array<ArrayBuffer>,
): Promise<ManifestStore | null> {
  const json = await read(bytes, fragment);
  try {
    return json === null ? null : parseStore(json);
  } catch (error) {
    throw new CouldNotCheck('malformed', String(error));
  }
}

/** The same store, the codes of its active manifest changed. */
export const withCodes = (
  { manifests: [active, ...others], ...store }: ManifestStore,
  change: typeof withoutContent,
): ManifestStore => ({
  ...store,
  manifests: [{ ...active, codes: change(active.codes) }, ...others],
});

export async function readAll(file: ByteSource, size: number, signal: AbortSignal) {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += CHUNK) {
    signal.throwIfAborted();
    const part = await file.read(at, Math.min(at + CHUNK, size));
    if (part.length < Math.min(CHUNK, size - at)) throw new CouldNotCheck('truncated');
    bytes.set(part, at);
  }
  return bytes;
}

/** A wall on the way through the content leaves what the head says standing. */
export function wall(error: unknown): string {
  if (error instanceof CouldNotCheck) return error.reason;
  throw error;
}
