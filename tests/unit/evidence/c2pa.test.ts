import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidence, HOLDS, MADE, PASSED, SHOT, TRUSTED, type Wanted } from './small-store.ts';

describe('what credentials claim', () => {
  const unsigned = { claim_generator_info: [{ name: 'Sora video Provenance' }] };
  const vendor = {
    assertions: [{ label: 'com.microsoft.product', data: { name: 'Microsoft Sora Video' } }],
  };
  test.for<[string, Wanted, string, string, string]>([
    ['made by a model', { actions: MADE }, 'ai-generated', 'source-type', 'active'],
    [
      'opened, all AI',
      { actions: ['c2pa.opened trainedAlgorithmicMedia'] },
      'ai-generated',
      'source-type',
      'active',
    ],
    [
      'partly AI',
      { actions: ['c2pa.created compositeWithTrainedAlgorithmicMedia'] },
      'ai-edited',
      'source-type',
      'active',
    ],
    [
      'a shot, changed by AI',
      { actions: [...SHOT, 'c2pa.edited trainedAlgorithmicMedia'] },
      'ai-edited',
      'source-type',
      'active',
    ],
    [
      'AI in a step that changes nothing',
      { actions: [...SHOT, 'c2pa.transcoded trainedAlgorithmicMedia'] },
      'captured',
      'source-type',
      'active',
    ],
    ['a shot', { actions: SHOT }, 'captured', 'source-type', 'active'],
    ['a shot, cropped', { actions: [...SHOT, 'c2pa.cropped'] }, 'neutral', 'source-type', 'active'],
    [
      'no training',
      { actions: ['c2pa.created algorithmicMedia'] },
      'neutral',
      'source-type',
      'active',
    ],
    [
      'a name of Object',
      { actions: ['c2pa.created constructor'] },
      'neutral',
      'source-type',
      'active',
    ],
    ['mere presence', {}, 'neutral', 'none', 'active'],
    ['generator by name', { manifest: unsigned }, 'ai-generated', 'product', 'active'],
    ['vendor assertion', { manifest: vendor }, 'ai-generated', 'product', 'active'],
    [
      'a name does not outweigh a source type',
      { manifest: unsigned, actions: SHOT },
      'captured',
      'source-type',
      'active',
    ],
    [
      'passed on',
      { actions: PASSED, parent: { relationship: 'parentOf', actions: MADE } },
      'ai-generated',
      'source-type',
      'parent',
    ],
    [
      'a shot, passed on',
      { actions: PASSED, parent: { relationship: 'parentOf', actions: SHOT } },
      'captured',
      'source-type',
      'parent',
    ],
    [
      'edited from AI',
      {
        actions: ['c2pa.opened', 'c2pa.cropped'],
        parent: { relationship: 'parentOf', actions: MADE },
      },
      'ai-edited',
      'source-type',
      'ingredient',
    ],
    [
      'a shot with AI put in',
      { actions: SHOT, parent: { relationship: 'componentOf', actions: MADE } },
      'ai-edited',
      'source-type',
      'ingredient',
    ],
    [
      'nobody says what was done to a shot',
      { parent: { relationship: 'parentOf', actions: SHOT } },
      'neutral',
      'none',
      'active',
    ],
  ])('%s', ([, wanted, claim, basis, where]) => {
    expect(evidence(wanted)).toMatchObject({ class: 'verified', claim, detail: { basis, where } });
  });
});

describe('what they are worth', () => {
  const untrusted = ['signingCredential.untrusted'];
  test.for<[string, Wanted, string, string, string]>([
    ['clean', {}, 'verified', 'firm', 'trusted'],
    [
      'content not checked',
      { success: TRUSTED.slice(0, 2).concat(TRUSTED.slice(3)) },
      'declared',
      'firm',
      'trusted',
    ],
    [
      'unknown signer',
      { success: HOLDS, failure: untrusted },
      'declared',
      'firm',
      'unknown-signer',
    ],
    [
      'expired',
      { success: HOLDS, failure: [...untrusted, 'signingCredential.expired'] },
      'declared',
      'firm',
      'expired',
    ],
    [
      'content changed',
      { failure: ['assertion.bmffHash.mismatch'] },
      'declared',
      'weak',
      'tampered',
    ],
    [
      'assertion changed',
      { failure: ['assertion.hashedURI.mismatch'] },
      'declared',
      'weak',
      'tampered',
    ],
    ['revoked', { failure: ['signingCredential.ocsp.revoked'] }, 'declared', 'weak', 'tampered'],
    ['a code of tomorrow', { failure: ['claim.odd'] }, 'declared', 'weak', 'tampered'],
    [
      'no word on the signature',
      { success: ['signingCredential.trusted'] },
      'declared',
      'weak',
      'tampered',
    ],
    [
      'an action against the rules',
      { failure: ['assertion.action.malformed'] },
      'declared',
      'firm',
      'trusted',
    ],
    [
      'an identity that fails',
      { failure: ['cawg.x509.signature.mismatch'] },
      'verified',
      'firm',
      'trusted',
    ],
  ])('%s', ([, wanted, evidenceClass, strength, kind]) => {
    expect(evidence({ actions: MADE, ...wanted })).toMatchObject({
      class: evidenceClass,
      strength,
      claim: 'ai-generated',
      detail: { kind },
    });
    const shot = evidence({ actions: SHOT, ...wanted });
    expect(shot.claim).toBe(kind === 'trusted' ? 'captured' : 'neutral');
  });

  test('a stream compared in part proves no capture, and takes nothing from a claim of AI', () => {
    const part = { checked: 2, of: 3 };
    expect(evidence({ actions: SHOT }, part)).toMatchObject({
      class: 'declared',
      claim: 'captured',
      detail: { kind: 'trusted', binding: 'match', fragments: part },
    });
    expect(evidence({ actions: SHOT }, { checked: 2, of: 2 }).class).toBe('verified');
    expect(evidence({ actions: MADE }, part).class).toBe('verified');
  });

  test('a statement is as good as the worst manifest on its way', () => {
    const parent = { relationship: 'parentOf', actions: MADE, success: HOLDS, failure: untrusted };
    expect(evidence({ actions: PASSED, parent })).toMatchObject({
      class: 'declared',
      strength: 'firm',
      by: 'Origin',
      detail: { kind: 'unknown-signer', list: 'none', binding: 'match' },
    });
    expect(
      evidence({ actions: PASSED, parent: { ...parent, failure: ['claimSignature.mismatch'] } }),
    ).toMatchObject({ class: 'declared', strength: 'weak', detail: { kind: 'tampered' } });
  });

  test('only a clean result is verified', () => {
    const code = fc.oneof(
      fc.constantFrom(
        'signingCredential.untrusted',
        'signingCredential.expired',
        'signingCredential.invalid',
        'claimSignature.mismatch',
        'claimSignature.outsideValidity',
        'assertion.bmffHash.mismatch',
        'assertion.hashedURI.mismatch',
        'assertion.action.malformed',
        'timeStamp.mismatch',
      ),
      fc.string({ minLength: 1, maxLength: 40 }).filter((text) => !text.startsWith('cawg.')),
    );
    fc.assert(
      fc.property(
        fc.subarray([...TRUSTED, 'timeStamp.validated', 'timeStamp.trusted']),
        fc.array(code, { maxLength: 4 }),
        fc.boolean(),
        (success, failure, inParent) => {
          const parent = { relationship: 'parentOf', actions: MADE, success, failure };
          const found = inParent
            ? evidence({ actions: PASSED, parent })
            : evidence({ actions: MADE, success, failure });
          const needed = inParent ? TRUSTED.slice(0, 1).concat(TRUSTED.slice(3)) : TRUSTED;
          const clean =
            failure.length === 0 && needed.every((c) => success.includes(c) || c === TRUSTED[1]);
          expect(found.class === 'verified').toBe(clean);
        },
      ),
    );
  });
});
<<<<<<< HEAD
=======

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
    ]).toEqual(['{}', 'crashed', 'malformed', null, 'not-asked']);
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
>>>>>>> stream
