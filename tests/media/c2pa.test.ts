// @vitest-environment node
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { shared } from '@/tests/shared.ts';
import type { CredentialDetail } from '@/utils/evidence/c2pa-detail.ts';
import { contentHashOf } from '@/utils/evidence/c2pa-hash.ts';
import { parseStore } from '@/utils/evidence/c2pa-store.ts';
import type { Depth } from '@/utils/evidence/evidence.ts';
import { boxesAt } from '@/utils/media/bmff.ts';
import { bmffHash } from '@/utils/media/bmff-hash.ts';
import { type ByteSource, fromBytes } from '@/utils/media/byte-source.ts';
import { check, openReader } from './c2pa-tools.ts';
import { EXPECTED } from './c2pa-expected.ts';

/** The state that a result of c2pa-wasm in manifest.csv stands for; null where the table's note explains. */
function stateOf(result: string): string | null {
  const own = result.replace(/cawg\.[\w.]+/g, '');
  if (/mismatch/.test(own)) return 'tampered';
  if (/expired/.test(own)) return 'expired';
  if (/signingCredential/.test(own)) return 'unknown-signer';
  return result === 'none' || result === 'Trusted' ? result.toLowerCase() : null;
}

const manifest = shared('media/c2pa/manifest.csv');
const manifest2 = shared('media/c2pa/manifest-2.csv');
if (!manifest) console.log('skipped: ../shared/media/c2pa is not here');

const bytesOf = (file: string) =>
  new Uint8Array(readFileSync(shared(`media/c2pa/${file}`) as string));

describe.skipIf(!manifest)('real and made files', () => {
  const roots = ['settings', 'settings_n_pki']
    .flatMap((name) => shared(`media/c2pa/made/${name}.json`) ?? [])
    .map((file): string => JSON.parse(readFileSync(file, 'utf8')).trust.trust_anchors)
    .join('\n');
  const read = openReader(roots);

  test('no file of the manifests is left out', () => {
    const listed = [...csv(manifest), ...csv(manifest2)]
      .map(({ file = '' }) => file)
      .filter((file) => /\.(mp4|mov|m4s)$/.test(file) && shared(`media/c2pa/${file}`));
    expect(EXPECTED.map(({ file }) => file).sort()).toEqual(listed.sort());
  });

  test.for(EXPECTED)('$file', async ({ file, state, binding, list, feed, inspect }) => {
    const bytes = bytesOf(file);
    const head = await check(read, bytes, 'feed');
    const whole = await check(read, bytes, 'inspect');
    const { detail } = whole.evidence ?? {};
    expect({
      state: detail?.kind ?? (whole.unchecked || 'none'),
      binding: detail?.binding ?? '-',
      list: detail?.list ?? '-',
      feed: head.level,
      inspect: whole.level,
    }).toEqual({ state, binding, list, feed, inspect });
    expect(head.evidence?.class).not.toBe('verified');
    expect(whole.evidence?.class === 'verified').toBe(state === 'trusted' && binding === 'match');
  });

  test('states are those of manifest.csv, but where noted; levels those of manifest-2.csv', () => {
    const rowOf = (name?: string) => EXPECTED.find(({ file }) => file === name);
    for (const row of csv(manifest)) {
      const own = rowOf(row.file);
      const result = stateOf(row['c2pa-wasm0.13.3 official+ITL(+test roots)'] ?? '');
      if (own && !own.note) expect([row.file, own.state]).toEqual([row.file, result]);
    }
    for (const row of csv(manifest2)) {
      const own = rowOf(row.file);
      const level = row['expected level'];
      expect([row.file, own?.feed, own?.inspect]).toEqual([row.file, level, level]);
    }
  });

  test('credentials pasted into another video are believed in the feed only, and never verified', async () => {
    const donor = bytesOf('ai/sora2_openai_20260225.mp4');
    const host = bytesOf('fixtures/c2pars_a0c24886__video1_no_manifest.mp4');
    const [store] = [...boxesAt(donor, ['uuid'])];
    const [ftyp] = [...boxesAt(host, ['ftyp'])];
    const pasted = joined(
      host.subarray(0, ftyp?.end),
      donor.subarray(store?.start, store?.end),
      host.subarray(ftyp?.end),
    );
    const head = await check(read, pasted, 'feed');
    expect(head.evidence).toMatchObject({ class: 'declared', detail: { binding: 'not-checked' } });
    const whole = await check(read, pasted, 'inspect');
    expect(whole.level).toBe('likely-ai');
    expect(whole.evidence).toMatchObject({
      class: 'declared',
      strength: 'weak',
      detail: { kind: 'tampered', binding: 'mismatch' },
    });
  });

  test('what follows a file and is no box hides nothing that its head says', async () => {
    const junk = new Uint8Array(1600).fill(0x6a);
    const followed = joined(bytesOf('ai/firefly_video.mp4'), junk);
    const { level, evidence } = await check(read, followed, 'inspect');
    expect(level).toBe('ai');
    expect(evidence).toMatchObject({
      class: 'declared',
      detail: { kind: 'trusted', binding: 'not-checked', unbound: 'malformed' },
    });
  });

  test('a broken signature is forgiven only while the time stamp covers the claim', async () => {
    const bytes = bytesOf('ai/runway_gen4_c2pars.mp4');
    const at = Buffer.from(bytes).indexOf('signed-tmpn_e6i1bi.mp4');
    bytes[at] = 0x53;
    const { level, evidence } = await check(read, bytes, 'inspect');
    expect([level, evidence?.strength]).toEqual(['likely-ai', 'weak']);
  });

  test('a file too long for c2pa is hashed in pieces, and a changed byte shows', async () => {
    const long = (bytes: Uint8Array) => padded(bytes, 80 * 2 ** 20);
    const bytes = bytesOf('made/n_valid.mp4');
    const good = await check(read, long(bytes), 'inspect');
    expect(good.evidence).toMatchObject({ class: 'verified', detail: { binding: 'match' } });
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    const bad = await check(read, long(bytes), 'inspect');
    expect(bad.evidence).toMatchObject({ strength: 'weak', detail: { binding: 'mismatch' } });
  });

  test('our hash of the content agrees with c2pa wherever we can compute it', async () => {
    let agreed = 0;
    for (const { file, state, binding } of EXPECTED) {
      if (binding !== 'match' && binding !== 'mismatch') continue;
      const bytes = bytesOf(file);
      const store = parseStore((await read(bytes, 'feed')) ?? '');
      const told = store ? contentHashOf(store) : '';
      if (typeof told === 'string') continue;
      // c2pa calls a cut file changed; for us it is cut.
      if (file === 'made/truncated_half.mp4') continue;
      const hash = await bmffHash(fromBytes(bytes), told.exclusions, NEVER);
      expect([file, state, Buffer.from(hash).equals(told.hash)]).toEqual([
        file,
        state,
        binding === 'match',
      ]);
      agreed++;
    }
    expect(agreed).toBeGreaterThan(35);
  }, 60_000);

  test('an inspection shows what the file was made from, where its store holds a small picture', async () => {
    const pictures = async (file: string, depth: Depth) => {
      const { evidence } = await check(read, bytesOf(file), depth);
      const { manifests } = evidence?.detail as CredentialDetail;
      return manifests.map(({ ingredients }) =>
        ingredients.map(({ picture = '' }) => [picture.slice(0, 27), picture.length]),
      );
    };
    const sony = ['data:image/jpeg;base64,/9j/', 6371];
    expect(await pictures('camera/sony_ebu_cawg_20260126.mp4', 'inspect')).toContainEqual([sony]);
    expect(await pictures('camera/sony_ebu_cawg_20260126.mp4', 'feed')).toContainEqual([['', 0]]);
    // One of 191 kB, and one whose sixteen bytes are no picture.
    for (const file of ['camera/premiere_invalid_ingredient_20240911.mp4', 'fixtures/c2pars_4da59ce0__video1.mp4'])
      expect((await pictures(file, 'inspect')).flat().every(([, length]) => length === 0)).toBe(true);
  });

  test("a person's own anchor is named as theirs; a root on no list makes a signer unknown", async () => {
    const bytes = bytesOf('made/valid_ai.mp4');
    const own = await check(openReader(undefined, roots), bytes, 'inspect');
    expect(own.evidence?.detail).toMatchObject({ kind: 'trusted', list: 'user' });
    const none = await check(openReader(), bytes, 'inspect');
    expect(none.evidence).toMatchObject({ class: 'declared', detail: { kind: 'unknown-signer' } });
  });

  test('nothing is fetched, whatever a file names, and the reader is not opened without a store', async () => {
    const fetch = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('fetched'));
    const shut = () => Promise.reject(new Error('opened'));
    const none = await check(shut, bytesOf('camera/no_credentials_ebu.mp4'), 'inspect');
    expect(none.level).toBe('no-signs');
    const remote = await check(shut, bytesOf('made/remote.mp4'), 'inspect');
    expect(remote.unchecked).toBe('elsewhere');
    await check(read, bytesOf('ai/google_genai_20260106.mp4'), 'inspect');
    expect(fetch).not.toHaveBeenCalled();
    fetch.mockRestore();
  });

  test('a changed byte in the store is an answer or a wall, never a crash', async () => {
    const bytes = bytesOf('ai/veo3_google_raven_matrix_square_size.mp4');
    const [store] = [...boxesAt(bytes, ['uuid'])];
    const at = fc.integer({ min: store?.start ?? 0, max: (store?.end ?? 1) - 1 });
    await fc.assert(
      fc.asyncProperty(at, fc.integer({ min: 1, max: 255 }), async (index, flip) => {
        const changed = bytes.slice();
        changed[index] = (changed[index] ?? 0) ^ flip;
        const { unchecked } = await check(read, changed, 'feed');
        expect(unchecked).not.toBe('crashed');
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});

const NEVER = new AbortController().signal;

function joined(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** A file that goes on with an empty `free` box up to `size` bytes, none of which lie in memory. */
function padded(bytes: Uint8Array, size: number): ByteSource {
  const free = new Uint8Array(8);
  new DataView(free.buffer).setUint32(0, size - bytes.length);
  free.set(new TextEncoder().encode('free'), 4);
  const head = joined(bytes, free);
  return {
    size,
    read: async (start, end) => {
      const out = new Uint8Array(Math.max(0, Math.min(end, size) - start));
      out.set(head.subarray(start, start + out.length));
      return out;
    },
  };
}

/** Rows of a comma-separated file by its first line; quotes as in RFC 4180. */
function csv(file: string | null): Record<string, string>[] {
  if (!file) return [];
  const [keys = [], ...rows] = readFileSync(file, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
        quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
      ),
    );
  return rows.map((row) => Object.fromEntries(keys.map((key, index) => [key, row[index] ?? ''])));
}
