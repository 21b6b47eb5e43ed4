import { type Box, topLevelBoxes } from './bmff.ts';
import { type ByteSource, CouldNotCheck } from './byte-source.ts';
import { Sha256 } from './sha256.ts';

/** Whole boxes at the top of the file that a hash leaves out: of this type, and with these bytes in place. */
export interface Exclusion {
  readonly type: string;
  readonly data: readonly { readonly offset: number; readonly value: Uint8Array }[];
}

const CHUNK = 4 * 2 ** 20;
const WALK = { boxes: 100_000, bytes: 256 * 2 ** 20 };

/**
 * SHA-256 over a BMFF file as `c2pa.hash.bmff.v2` and `.v3` want it (C2PA 2.2 §18.7, without Merkle trees): of every
 * box at the top that is not excluded, its offset in eight bytes and then the box. Reads the file once, in
 * pieces. Rejects with `CouldNotCheck` of the source and of `topLevelBoxes`, and with the reason of `signal`.
 */
export async function bmffHash(
  file: ByteSource,
  exclusions: readonly Exclusion[],
  signal: AbortSignal,
): Promise<Uint8Array> {
  const hash = new Sha256();
  for await (const box of topLevelBoxes(file, WALK)) {
    if (await isExcluded(file, box, exclusions)) continue;
    const offset = new DataView(new ArrayBuffer(8));
    offset.setBigUint64(0, BigInt(box.start));
    hash.update(new Uint8Array(offset.buffer));
    const end = Math.min(box.end, file.size ?? box.end);
    for (let at = box.start; at < end; ) {
      signal.throwIfAborted();
      const bytes = await file.read(at, Math.min(at + CHUNK, end));
      if (bytes.length === 0) {
        if (file.size === null) break;
        throw new CouldNotCheck('truncated', box.type);
      }
      hash.update(bytes);
      at += bytes.length;
    }
  }
  return hash.digest();
}

async function isExcluded(file: ByteSource, box: Box, exclusions: readonly Exclusion[]) {
  for (const { type, data } of exclusions) {
    if (type !== box.type) continue;
    const found = await Promise.all(
      data.map(async ({ offset, value }) => {
        const bytes = await file.read(box.start + offset, box.start + offset + value.length);
        return bytes.length === value.length && bytes.every((byte, i) => byte === value[i]);
      }),
    );
    if (found.every(Boolean)) return true;
  }
  return false;
}
