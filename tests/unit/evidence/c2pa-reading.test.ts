import { describe, expect, test, vi } from 'vitest';
import { credentials } from '@/utils/evidence/c2pa.ts';
import { credentialEvidence } from '@/utils/evidence/c2pa-evidence.ts';
import { contentHashOf } from '@/utils/evidence/c2pa-hash.ts';
import { makeReader } from '@/utils/evidence/c2pa-reader.ts';
import { parseStore } from '@/utils/evidence/c2pa-store.ts';
import type { Depth, Json } from '@/utils/evidence/evidence.ts';
import { type ByteSource, type CouldNotCheck, fromBytes } from '@/utils/media/byte-source.ts';
import type { Post } from '@/utils/sites/site.ts';
import { actions } from './small-store.ts';

describe('reading', () => {
  const head = (...boxes: [string, number[]][]) =>
    new Uint8Array(
      boxes.flatMap(([type, body]) => [
        0,
        0,
        (body.length + 8) >> 8,
        (body.length + 8) & 255,
        ...[...type].map((c) => c.charCodeAt(0)),
        ...body,
      ]),
    );
  const uuid = [...Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex')];
  const store = (purpose: string): [string, number[]] => [
    'uuid',
    [...uuid, 0, 0, 0, 0, ...Buffer.from(`${purpose}\0`), ...Array(16).fill(0)],
  ];
  const ask = (
    file: ByteSource,
    read = vi.fn(async (): Promise<string | null> => null),
    depth: Depth = 'feed',
  ) => {
    const work = credentials(read).collect(
      { post: {} as Post, depth, file },
      new AbortController().signal,
    );
    return Object.assign(
      work.then(
        (found) => found.length,
        (e: CouldNotCheck) => e.reason,
      ),
      { read },
    );
  };

  test('the reader sees a file only where a store stands before the media', async () => {
    const ftyp: [string, number[]] = ['ftyp', [1, 2, 3, 4]];
    const moov: [string, number[]] = ['moov', []];
    for (const bytes of [
      head(ftyp, moov, store('manifest')),
      head(ftyp, store('merkle'), moov),
      head(ftyp, ['uuid', Array(40).fill(7)], moov),
    ]) {
      const asked = ask(fromBytes(bytes));
      expect(await asked).toBe(0);
      expect(asked.read).not.toHaveBeenCalled();
    }
    const { local, ...remote } = fromBytes(head(ftyp, store('manifest'), moov));
    const asked = ask(remote);
    expect([await asked, local]).toEqual([0, true]);
    // The head alone: 12 bytes of ftyp, then the store.
    expect((asked.read.mock.calls.at(0) as unknown[]).slice(0, 2)).toEqual([
      head(ftyp, store('manifest')),
      'feed',
    ]);
  });

  test('a store that lies elsewhere is named, and not looked for in more than the file’s own notes', async () => {
    const xmp = (address: string): [string, number[]] => {
      const id = Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex');
      const notes = `<rdf:Description dcterms:provenance="${address}"/>`;
      return ['uuid', [...id, ...Buffer.from(notes)]];
    };
    const ftyp: [string, number[]] = ['ftyp', [1, 2, 3, 4]];
    const moov: [string, number[]] = ['moov', []];
    const away = xmp('https://vendor.example/1.c2pa');
    expect(await ask(fromBytes(head(ftyp, away, moov)))).toBe('elsewhere');
    expect(await ask(fromBytes(head(ftyp, away, store('manifest'), moov)))).toBe(0);
    expect(await ask(fromBytes(head(ftyp, xmp('self#jumbf=c2pa'), moov)))).toBe(0);
    // Behind the media too, as writers append it; a store there is none, and a damaged end is no wall.
    const mdat: [string, number[]] = ['mdat', Array(60_000).fill(1)];
    expect(await ask(fromBytes(head(ftyp, moov, away, mdat)))).toBe('elsewhere');
    expect(await ask(fromBytes(head(ftyp, mdat, mdat, moov, away)))).toBe('elsewhere');
    expect(await ask(fromBytes(head(ftyp, moov, ['moof', []], away)))).toBe(0);
    expect(await ask(fromBytes(head(ftyp, moov, store('manifest'))))).toBe(0);
    expect(await ask(fromBytes(head(ftyp, moov, mdat).subarray(0, -4)))).toBe(0);
    const file = fromBytes(head(ftyp, ...Array(20).fill(xmp('')), moov));
    const reads = vi.spyOn(file, 'read');
    expect(await ask(file)).toBe(0);
    expect(reads.mock.calls.length).toBeLessThan(8);
  });

  test('walls have names', async () => {
    const webm = new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 0, 0, 0, 0]);
    expect(await ask(fromBytes(webm))).toBe('unsupported');
    expect(await ask(fromBytes(new Uint8Array()))).toBe('empty');
    expect(await ask(fromBytes(new TextEncoder().encode('<!doctype html><p>')))).toBe('not-media');
    const file = head(['ftyp', [1, 2, 3, 4]], store('manifest'));
    expect(await ask(fromBytes(file.subarray(0, -4)))).toBe('truncated');
    const huge = file.slice();
    huge.set([0x7f], 12);
    expect(await ask(fromBytes(huge))).toBe('too-large');
    expect(
      await ask(
        fromBytes(file),
        vi.fn(async () => '{'),
      ),
    ).toBe('malformed');
  });

  test('a trap of the wasm is a crash, a refusal is not, and readers are freed', async () => {
    const free = vi.fn();
    const answers: (() => unknown)[] = [
      () => ({ json: () => '{}', free }),
      () => Promise.reject(new WebAssembly.RuntimeError('memory access out of bounds')),
      () => Promise.reject('C2pa(InvalidAsset("odd"))'),
      () => Promise.reject('C2pa(JumbfNotFound)'),
      () => Promise.reject('C2pa(RemoteManifestUrl("https://a.example/m"))'),
    ];
    vi.doMock('c2pa', () => ({
      default: async () => {},
      WasmReader: { fromBytes: () => answers.shift()?.() },
    }));
    const lists = { official: '', officialTsa: '', interim: '', interimAllowed: '', config: '' };
    const read = makeReader({ wasm: async () => '', trust: async () => lists });
    const outcome = () =>
      read(new Uint8Array(), 'inspect').catch((error: CouldNotCheck) => error.reason);
    expect([
      await outcome(),
      await outcome(),
      await outcome(),
      await outcome(),
      await outcome(),
    ]).toEqual(['{}', 'crashed', 'malformed', null, 'elsewhere']);
    expect(free).toHaveBeenCalledOnce();
    vi.doUnmock('c2pa');
  });

  test('a hostile store stays small and ends', () => {
    const manifests = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [
        `m${n}`,
        {
          title: 'x'.repeat(100_000),
          assertions: [actions(Array(5000).fill('c2pa.edited'))],
          ingredients: Array.from({ length: 60 }, (_, to) => ({
            relationship: 'parentOf',
            active_manifest: `m${to}`,
          })),
        },
      ]),
    );
    const store = parseStore(JSON.stringify({ active_manifest: 'm0', manifests }));
    expect(store?.manifests.length).toBe(20);
    if (store) expect(JSON.stringify(credentialEvidence(store)).length).toBeLessThan(200_000);
    for (const json of ['null', '[]', '{"active_manifest":"__proto__","manifests":{}}'])
      expect(parseStore(json)).toBeNull();
  });

  test('a content hash is computed only where it covers the pictures in a way we know', () => {
    const told = (data: Record<string, Json>) => {
      const assertion = {
        label: 'c2pa.hash.bmff.v3',
        data: { hash: btoa('h'.repeat(32)), ...data },
      };
      const store = parseStore(
        JSON.stringify({ active_manifest: 'a', manifests: { a: { assertions: [assertion] } } }),
      );
      return store && contentHashOf(store);
    };
    expect(told({ exclusions: [{ xpath: '/ftyp', length: null }] })).toMatchObject({
      exclusions: [{ type: 'ftyp', data: [] }],
    });
    expect(told({ exclusions: [{ xpath: '/mdat' }] })).toBe('exclusions');
    expect(told({ exclusions: [{ xpath: '/moov/trak/mdia', subset: [] }] })).toBe('exclusions');
    // What comes late in a long list counts as well, and a list that would take an hour is not begun.
    const many = new Array(1_000).fill({ xpath: '/free' });
    expect(told({ exclusions: many })).toMatchObject({ exclusions: { length: 1_000 } });
    expect(told({ exclusions: [...many, { xpath: '/moov' }] })).toBe('exclusions');
    expect(told({ exclusions: [...many, { xpath: '/free' }] })).toBe('exclusions');
    expect(told({ merkle: [{}] })).toBe('merkle');
    expect(told({ alg: 'sha512' })).toBe('algorithm');
    expect(told({ hash: 'AAAA' })).toBe('algorithm');
  });
});
