import { CouldNotCheck, fromBytes } from '@/utils/media/byte-source.ts';
import type { OpenedStream } from '@/utils/media/open-stream.ts';
import { cutAppends } from '@/utils/media/played-pieces.ts';
import type { HandedPieces } from './messages.ts';

/** More is never collected (`collect-pieces.ts`): 16 MiB, and the lengths. */
const MAX_BYTES = 17 * 2 ** 20;

/**
 * Opens in the lab what was collected of a stream. Null where it cannot be had, is not the page's own, or does not begin with
 * an init segment.
 */
export async function openPieces(
  pieces: HandedPieces,
  pageUrl: string,
): Promise<OpenedStream | null> {
  const isOwn = typeof pieces !== 'string' || pieces.startsWith(`blob:${new URL(pageUrl).origin}/`);
  const bytes = isOwn ? await load(pieces).catch(() => null) : null;
  const played = bytes && cutAppends(bytes);
  return (
    played && {
      file: fromBytes(played.init),
      fragments: { parts: played.fragments.map((one) => async () => fromBytes(one)), of: null },
      read: () => Promise.reject(new CouldNotCheck('no-frames', 'pieces of a stream')),
    }
  );
}

/** A longer blob is not even read: it may be as large as the disk. */
async function load(pieces: HandedPieces): Promise<Uint8Array<ArrayBuffer> | null> {
  const answer = typeof pieces === 'string' ? await fetch(pieces) : null;
  const size = answer ? Number(answer.headers.get('content-length')) : (pieces as Blob).size;
  if (!size || size > MAX_BYTES) return null;
  return new Uint8Array(await (answer ?? (pieces as Blob)).arrayBuffer());
}
