import 'reflect-metadata';
import { webcrypto as crypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(crypto);

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
/** What a signing certificate must be for: e-mail and C2PA claim signing (the purposes in c2pa's `store.cfg`). */
const PURPOSES = ['1.3.6.1.5.5.7.3.4', '1.3.6.1.4.1.62558.2.1'];
const { keyCertSign, cRLSign, digitalSignature } = x509.KeyUsageFlags;

/** Long enough that the demo needs no time stamps and does not rot. */
const VALID = { notBefore: new Date('2026-01-01'), notAfter: new Date('2046-01-01') };

const makeKeys = () => crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
const makeSerial = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = 0x40 | (bytes[0] & 0x3f); // Positive, and never shorter for a leading zero.
  return Buffer.from(bytes).toString('hex');
};

/** A certificate authority of our own; its private key lives only in this process. */
export async function makeRoot(name) {
  const keys = await makeKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...VALID,
    serialNumber: makeSerial(),
    name: `CN=${name}, O=Second Look tests, C=US`,
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(keyCertSign | cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate, keys };
}

/** Somebody who signs media, known to `root`. The organisation is the name that people will read. */
export async function makeSigner(root, { name, organisation }) {
  const keys = await makeKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    ...VALID,
    serialNumber: makeSerial(),
    subject: `CN=${name}, O=${organisation}, C=US`,
    issuer: root.certificate.subject,
    signingKey: root.keys.privateKey,
    publicKey: keys.publicKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(digitalSignature, true),
      new x509.ExtendedKeyUsageExtension(PURPOSES),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(root.certificate),
    ],
  });
  return { certificate, keys };
}
