import { createHash } from 'node:crypto';
import { integer, map, NULL, text } from './cose.mjs';
import { signMp4 } from './sign.mjs';

const C2PA_UUID = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex');
const EXCLUDED = ['ftyp', 'mfra'];

/** The boxes at the top of a file: their type, and their bytes. */
export function topBoxes(file) {
  const boxes = [];
  for (let at = 0; at < file.length; at += file.readUInt32BE(at))
    boxes.push({
      type: file.toString('latin1', at + 4, at + 8),
      at,
      bytes: file.subarray(at, at + file.readUInt32BE(at)),
    });
  return boxes;
}

/** Cuts a fragmented MP4 into its init segment and one piece for each `moof`. */
export function cutFragments(file) {
  const boxes = topBoxes(file).filter(({ type }) => type !== 'mfra');
  const first = boxes.findIndex(({ type }) => type === 'moof');
  const pieces = [];
  for (const { type, bytes: box } of boxes.slice(first)) {
    if (type === 'moof') pieces.push([]);
    pieces.at(-1).push(box);
  }
  return {
    init: Buffer.concat(boxes.slice(0, first).map((box) => box.bytes)),
    fragments: pieces.map((piece) => Buffer.concat(piece)),
  };
}

/** SHA-256 over all boxes but C2PA's own and the excluded ones, each behind its offset (C2PA 2.2 §18.7, version 2 and later). */
function hashOf(file) {
  const hash = createHash('sha256');
  for (const { type, at, bytes: box } of topBoxes(file)) {
    const isC2pa = type === 'uuid' && box.subarray(8, 24).equals(C2PA_UUID);
    if (isC2pa || EXCLUDED.includes(type)) continue;
    const offset = Buffer.alloc(8);
    offset.writeBigUInt64BE(BigInt(at));
    hash.update(offset).update(box);
  }
  return hash.digest();
}

/** Segment type box (ISO/IEC 14496-12 §8.16.2), for pieces that begin with `moof`: readers know a segment by its first box. */
const STYP = Buffer.from('\0\0\0\x10stypmsdh\0\0\0\0', 'latin1');

/** The box before a `moof` that says which leaf of the tree it is; all leaves are signed, so no proof is needed. */
function merkleBox(location) {
  const row = map(
    ...[text('uniqueId'), integer(1), text('localId'), integer(1)],
    ...[text('location'), integer(location), text('hashes'), NULL],
  );
  const body = Buffer.concat([C2PA_UUID, Buffer.alloc(4), Buffer.from('merkle\0'), row]);
  const head = Buffer.alloc(8, 'xxxxuuid');
  head.writeUInt32BE(8 + body.length);
  return Buffer.concat([head, body]);
}

/**
 * Signs a stream in pieces that `cutFragments` gave: the init segment gets the manifest store with a hash of itself and of each fragment, each
 * fragment a box with its place (C2PA 2.2 §18.7, A.5.4).
 * @returns {{init: Buffer, fragments: Buffer[]}}
 */
export async function signFragments({ init, fragments }, signer, about) {
  const marked = fragments.map((one, index) => Buffer.concat([STYP, merkleBox(index), one]));
  const sign = (initHash) => {
    const row = { uniqueId: 1, localId: 1, count: marked.length, alg: 'sha256' };
    const hashes = marked.map((one) => [...hashOf(one)]);
    const data = {
      exclusions: [
        { xpath: '/uuid', data: [{ offset: 8, value: [...C2PA_UUID] }] },
        ...EXCLUDED.map((type) => ({ xpath: `/${type}` })),
      ],
      alg: 'sha256',
      merkle: [{ ...row, initHash: [...initHash], hashes }],
      name: 'fragments',
    };
    return signMp4(init, signer, { ...about, assertions: [{ label: 'c2pa.hash.bmff.v3', data }] });
  };
  // The store moves what it hashes, but is as long whatever it says: once for the place, once for good.
  const placed = await sign(Buffer.alloc(32));
  return { init: await sign(hashOf(placed)), fragments: marked };
}
