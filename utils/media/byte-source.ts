/** Random access to the bytes of one file, wherever it lies: an address read by range, a `File`, an array. */
export interface ByteSource {
  /** Length in bytes, or null while nobody has told. */
  readonly size: number | null;
  /** The bytes are on this machine already: reading them all costs no network. */
  readonly local?: true;
  /** Bytes `[start, end)`; shorter at the end of the file. Rejects with `CouldNotCheck`. */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** Why something was not examined. Each is a message key `unchecked_<reason>`; never shown as "found nothing". */
export const UNCHECKED_REASONS = [
  'not-asked',
  /** What would tell lies at an address that the file names: nothing is fetched from there. */
  'elsewhere',
  'no-address',
  'not-allowed',
  'no-permission',
  'network',
  'timeout',
  'too-large',
  'empty',
  'truncated',
  'not-media',
  'unsupported',
  'malformed',
  'drm',
  'no-frames',
  /** The file was read, and holds sound at most. */
  'no-video',
  'declined',
  'crashed',
] as const;
export type UncheckedReason = (typeof UNCHECKED_REASONS)[number];

/** Thrown by whoever meets a wall while checking: an answer for the person, not a bug. */
export class CouldNotCheck extends Error {
  constructor(
    readonly reason: UncheckedReason,
    readonly detail = '',
  ) {
    super(detail ? `${reason}: ${detail}` : reason);
    this.name = 'CouldNotCheck';
  }
}

/** A `ByteSource` over bytes that are already here. */
export function fromBytes(bytes: Uint8Array<ArrayBuffer>): ByteSource {
  return {
    size: bytes.length,
    local: true,
    read: async (start, end) => bytes.subarray(start, Math.min(end, bytes.length)),
  };
}

/** A `ByteSource` over the beginning of something longer, one byte a character: nobody knows how long it is. */
export function fromHead(text: string): ByteSource {
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  return {
    size: null,
    read: async (start, end) => bytes.subarray(start, Math.min(end, bytes.length)),
  };
}

/** A `ByteSource` over a `Blob` or `File`: nothing is read before it is asked for. */
export function fromBlob(blob: Blob): ByteSource {
  return {
    size: blob.size,
    local: true,
    read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  };
}
