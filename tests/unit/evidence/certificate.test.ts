import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selfSigned } from '@/scripts/certificate.mjs';
import { checkAnchors } from '@/utils/browser/anchors.ts';
import { pemBlocks, readCertificate } from '@/utils/evidence/certificate.ts';

const list = (name: string) =>
  readFileSync(path.join(import.meta.dirname, `../../../public/trust/${name}.pem`), 'utf8');
const { cert, key } = await selfSigned(['a.example']);

describe('certificates of the bundled lists', () => {
  it.each([
    ['official', 30],
    ['official-tsa', 22],
    ['interim', 27],
  ])('all of %s.pem', (name, count) => {
    const all = pemBlocks(list(name)).map(readCertificate);
    expect(all).toHaveLength(count);
    for (const { name: subject, expires } of all) {
      expect(subject).toMatch(/\w/);
      expect(expires).toBeGreaterThan(Date.UTC(2020, 0));
    }
  });
  it('carry the names that the list writes beside them', () => {
    const text = list('official');
    const written = [...text.matchAll(/^Subject\tCN=([^,]+),/gm)].map(([, name]) => name);
    expect(written.length).toBeGreaterThan(20);
    const read = pemBlocks(text).map((block) => readCertificate(block).name);
    expect(read).toEqual(expect.arrayContaining(written));
  });
});

describe('certificates of the person’s own', () => {
  it('are kept without what stands around them, and once', () => {
    const checked = checkAnchors(`my CA:\n${cert}\n`, '');
    expect(checked).toEqual({ own: cert.trim() });
    expect(checkAnchors(cert, cert)).toEqual({ own: cert.trim() });
    expect(pemBlocks((checkAnchors(list('official'), cert) as { own: string }).own)).toHaveLength(
      31,
    );
  });
  it('are never a private key', () =>
    expect(checkAnchors(`${cert}\n${key}`, '')).toEqual({ error: 'options_anchor_private' }));
  it.each(['', 'hello', '-----BEGIN CERTIFICATE-----'])('are none in "%s"', (text) =>
    expect(checkAnchors(text, '')).toEqual({ error: 'options_anchor_none' }),
  );
  it('are refused where one is broken, by its number', () => {
    const cut = cert.replace(/\n.{20}/, '\n');
    expect(checkAnchors(`${cert}\n${cut}`, '')).toEqual({ error: 'options_anchor_broken', at: 2 });
  });
  it('are refused where there are too many', () =>
    expect(checkAnchors(list('interim') + list('official'), '')).toMatchObject({
      error: 'options_anchor_many',
    }));
});

it('broken bytes throw, and never hang', () => {
  const bytes = Buffer.from(cert.replace(/-----.*-----|\s/g, ''), 'base64');
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
      const changed = Buffer.from(bytes);
      changed[at] = value;
      const pem = `-----BEGIN CERTIFICATE-----\n${changed.toString('base64')}\n-----END CERTIFICATE-----`;
      try {
        expect(typeof readCertificate(pem).name).toBe('string');
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
  );
});
