import type { ByteSource } from './byte-source.ts';
import { Sha256 } from './sha256.ts';

/** What is worth reading to its end for a name that holds on every site; videos of feeds are smaller. */
const MAX_BYTES = 32_000_000;
const MAX_MS = 20_000;
const PIECE = 1 << 20;

/** SHA-256 of a whole file in hex; undefined where it is too large, of unknown length, too slow, or cannot be read. */
export async function hashFile({ size, read }: ByteSource): Promise<string | undefined> {
  if (!size || size > MAX_BYTES) return undefined;
  const until = performance.now() + MAX_MS;
  const sum = new Sha256();
  try {
    for (let at = 0; at < size; ) {
      const piece = await read(at, Math.min(at + PIECE, size));
      if (piece.length === 0 || performance.now() > until) return undefined;
      sum.update(piece);
      at += piece.length;
    }
  } catch {
    return undefined; // Whatever stopped it is told by the sources, which read the same file.
  }
  return [...sum.digest()].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
