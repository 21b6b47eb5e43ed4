import { webcrypto as crypto } from 'node:crypto';

// The little of CBOR (RFC 8949) that a signature needs.
const head = (major, n) => {
  if (n < 24) return Buffer.from([(major << 5) | n]);
  if (n < 256) return Buffer.from([(major << 5) | 24, n]);
  const long = Buffer.from([(major << 5) | 25, 0, 0]);
  long.writeUInt16BE(n, 1);
  return long;
};
export const integer = (n) => (n < 0 ? head(1, -1 - n) : head(0, n));
const bytes = (value) => Buffer.concat([head(2, value.byteLength), Buffer.from(value)]);
export const text = (value) =>
  Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
const array = (...items) => Buffer.concat([head(4, items.length), ...items]);
export const map = (...pairs) => Buffer.concat([head(5, pairs.length / 2), ...pairs]);
export const NULL = Buffer.from([0xf6]);
const TAG_SIGN1 = Buffer.from([0xd2]);
const [ALG, ES256, X5CHAIN] = [integer(1), integer(-7), integer(33)];

/**
 * Signs a C2PA claim: COSE_Sign1 with a detached payload and the certificate in its protected header
 * (RFC 9052 §4.2, C2PA specification §13.2), padded to exactly `size` bytes.
 */
export async function signClaim(claim, { certificate, keys }, size) {
  const header = bytes(map(ALG, ES256, X5CHAIN, bytes(certificate.rawData)));
  const signed = array(text('Signature1'), header, bytes(Buffer.alloc(0)), bytes(claim));
  const ecdsa = { name: 'ECDSA', hash: 'SHA-256' };
  const signature = bytes(await crypto.subtle.sign(ecdsa, keys.privateKey, signed));
  const build = (pad) =>
    Buffer.concat([
      TAG_SIGN1,
      array(header, map(text('pad'), bytes(Buffer.alloc(pad))), NULL, signature),
    ]);
  const fixed = build(256).length - 256;
  const out = build(size - fixed);
  if (out.length !== size) throw new Error(`The signature takes ${out.length} bytes, not ${size}.`);
  return new Uint8Array(out);
}
