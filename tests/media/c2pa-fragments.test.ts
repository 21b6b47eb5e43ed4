// @vitest-environment node
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { makeRoot, makeSigner } from '@/scripts/demo/pki.mjs';
import { type CutStream, cutFragments, signFragments } from '@/scripts/demo/sign-fragments.mjs';
import { shared } from '@/tests/shared.ts';
import { credentials } from '@/utils/evidence/c2pa.ts';
import type { ReadManifestStore } from '@/utils/evidence/c2pa-reader.ts';
import type { Evidence } from '@/utils/evidence/evidence.ts';
import { CouldNotCheck, fromBytes } from '@/utils/media/byte-source.ts';
import type { Post } from '@/utils/sites/site.ts';
import { explain } from '@/utils/verdict/explain.ts';
import { fuse } from '@/utils/verdict/fuse.ts';
import { openReader } from './c2pa-tools.ts';

/** The reader takes fragments from blobs, as a browser's worker has them; Node cannot read its own at once. */
class MemoryBlob {
  readonly bytes: Uint8Array;
  constructor(parts: readonly Uint8Array[]) {
    this.bytes = new Uint8Array(Buffer.concat(parts));
  }
  get size() {
    return this.bytes.length;
  }
  slice(start = 0, end = this.size) {
    return new MemoryBlob([this.bytes.subarray(start, end)]);
  }
}
vi.stubGlobal('Blob', MemoryBlob);

const ABOUT = { title: 'stream', generator: 'Demo', sourceType: 'trainedAlgorithmicMedia' };
const STUDIO = { name: 'Demo Video Generator', organisation: 'Demo AI Studio' };
const cut = cutFragments(readFileSync('tests/media/demo/stream-sea.mp4'));
let stream: CutStream;
let read: ReadManifestStore;
beforeAll(async () => {
  const root = await makeRoot('A root of this test');
  stream = await signFragments(cut, await makeSigner(root, STUDIO), ABOUT);
  read = openReader(root.certificate.toString('pem'));
});

async function check({ init, fragments }: CutStream, reader = read, of: number | null = 14) {
  const file = fromBytes(new Uint8Array(init));
  const parts = fragments.map((one) => async () => {
    if (one.length === 0) throw new CouldNotCheck('network', 'HTTP 404');
    return fromBytes(new Uint8Array(one));
  });
  const subject = { post: {} as Post, depth: 'inspect', file, fragments: { parts, of } } as const;
  const evidence = await credentials(reader).collect(subject, new AbortController().signal);
  const { level } = fuse({ evidence, unchecked: [], checked: ['container', 'c2pa'] }, 'balanced');
  const [found] = evidence;
  const {
    kind,
    binding,
    fragments: compared,
    unbound,
  }: Partial<Evidence['detail']> = found?.detail ?? {};
  return { class: found?.class, level, kind, binding, compared, unbound, found };
}

/** A byte of a file changed, counted from its end. */
function changed(file: Buffer, fromEnd: number): Buffer {
  const copy = Buffer.from(file);
  const at = copy.length - fromEnd;
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

it('fragments that are as they were signed are verified, and it is told how many of them', async () => {
  const { found, ...seen } = await check(stream);
  expect(seen).toEqual({
    class: 'verified',
    level: 'ai',
    kind: 'trusted',
    binding: 'match',
    compared: { checked: 2, of: 14 },
    unbound: undefined,
  });
  expect(found && explain(found).args).toContainEqual({ key: 'binding_pieces', args: ['2', '14'] });
});

it('where nobody else knows how many there are, the signed tree does', async () => {
  const { compared } = await check({ ...stream, fragments: stream.fragments.slice(0, 1) }, read, null);
  expect(compared).toEqual({ checked: 1, of: 2 });
});

describe('a stream that is not what was signed', () => {
  const tampered = { class: 'declared', level: 'likely-ai', kind: 'tampered', binding: 'mismatch' };
  const [first, second] = [0, 1].map((index) => () => stream.fragments[index] as Buffer) as [
    () => Buffer,
    () => Buffer,
  ];
  it.each<[string, () => CutStream]>([
    [
      'its first fragment changed',
      () => ({ ...stream, fragments: [changed(first(), 60), second()] }),
    ],
    [
      'its last fragment changed',
      () => ({ ...stream, fragments: [first(), changed(second(), 60)] }),
    ],
    ['a fragment cut short', () => ({ ...stream, fragments: [first().subarray(0, -9)] })],
    [
      'a fragment that was never signed',
      () => ({ ...stream, fragments: [first(), cut.fragments[1] as Buffer] }),
    ],
    [
      'its init segment changed',
      () => ({
        ...stream,
        init: changed(stream.init, stream.init.length - stream.init.lastIndexOf('avcC') - 12),
      }),
    ],
  ])('%s', async (_, make) => {
    expect(await check(make())).toMatchObject(tampered);
  });
});

it('what could not be compared is said, and is not verified', async () => {
  const [first = Buffer.alloc(0)] = stream.fragments;
  const none = await check({ ...stream, fragments: [Buffer.alloc(0)] });
  expect(none).toMatchObject({ class: 'declared', binding: 'not-checked', unbound: 'network' });
  const one = await check({ ...stream, fragments: [first, Buffer.alloc(0)] });
  expect(one).toMatchObject({ class: 'verified', compared: { checked: 1, of: 14 } });
  const empty = await check({ ...stream, fragments: [] });
  expect(empty).toMatchObject({ class: 'declared', binding: 'not-checked', unbound: 'no media' });
});

it('a tree that leaves the init segment out proves nothing', async () => {
  const open: ReadManifestStore = async (...args) => {
    const store = JSON.parse((await read(...args)) ?? '');
    for (const { label, data } of store.manifests[store.active_manifest].assertions)
      if (/bmff/.test(label)) delete data.merkle[0].initHash;
    return JSON.stringify(store);
  };
  expect(await check(stream, open)).toMatchObject({ class: 'declared', binding: 'not-checked' });
});

it('a tree that leaves the pictures out proves nothing', async () => {
  const open: ReadManifestStore = async (...args) => {
    const store = JSON.parse((await read(...args)) ?? '');
    for (const { label, data } of store.manifests[store.active_manifest].assertions)
      if (/bmff/.test(label)) data.exclusions.push({ xpath: '/mdat' });
    return JSON.stringify(store);
  };
  expect(await check(stream, open)).toMatchObject({
    class: 'declared',
    binding: 'not-checked',
    unbound: 'exclusions',
  });
});

it('an unsigned init segment says nothing, and its fragments are not opened', async () => {
  const fragments = [Buffer.alloc(0)];
  expect((await check({ init: cut.init, fragments })).found).toBeUndefined();
});

const dash = shared('media/c2pa/fixtures/c2pars_dash1.m4s');
it.skipIf(!dash)('c2pa-rs’s own stream holds (skipped without ../shared)', async () => {
  const init = readFileSync(shared('media/c2pa/fixtures/c2pars_b1f703a8__dashinit.mp4') as string);
  const fragment = readFileSync(dash as string);
  expect(await check({ init, fragments: [fragment] }, read, 11)).toMatchObject({
    kind: 'unknown-signer',
    binding: 'match',
    compared: { checked: 1, of: 11 },
  });
  expect(await check({ init, fragments: [changed(fragment, 1000)] })).toMatchObject({
    kind: 'tampered',
    binding: 'mismatch',
  });
});
