import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { makeRoot, makeSigner } from '@/scripts/demo/pki.mjs';
import { type CutStream, cutFragments, signFragments } from '@/scripts/demo/sign-fragments.mjs';
import { createCollector } from '@/utils/browser/collect-pieces.ts';
import { cutAppends } from '@/utils/media/played-pieces.ts';

const ABOUT = { title: 'stream', generator: 'Demo', sourceType: 'trainedAlgorithmicMedia' };
let stream: CutStream;
let whole: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  const signer = await makeSigner(await makeRoot('A root of this test'), {
    name: 'Stream',
    organisation: 'Demo AI Studio',
  });
  stream = await signFragments(
    cutFragments(readFileSync('tests/media/demo/stream-aurora.mp4')),
    signer,
    ABOUT,
  );
  whole = join([stream.init, ...stream.fragments]);
});

const join = (parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const cutAt = (bytes: Uint8Array, at: readonly number[]) => {
  const ends = [0, ...new Set(at), bytes.length].sort((a, b) => a - b);
  return ends.slice(1).map((end, i) => bytes.subarray(ends[i], end));
};

/** What the lab makes of a stream that a player hands over like this; null where nothing was collected. */
async function collect(appends: readonly Uint8Array[]) {
  const { begin, of } = createCollector(() => {});
  const take = begin('blob:a', 'video/mp4');
  for (const one of appends) if (!take(new Uint8Array(one))) break;
  const blob = of('blob:a');
  const played = blob && cutAppends(new Uint8Array(await blob.arrayBuffer()));
  return played && [played.init, ...played.fragments].map((one) => Buffer.from(one));
}
const all = () => [stream.init, ...stream.fragments].map((one) => Buffer.from(one));

test('one append a segment gives the segments', async () => {
  expect(await collect(all())).toEqual(all());
});

test('appends of a fixed size give the same', async () => {
  for (const size of [101, 1000, 4096, 16_384, 65_536]) {
    const at = Array.from({ length: Math.floor(whole.length / size) }, (_, i) => (i + 1) * size);
    expect(await collect(cutAt(whole, at))).toEqual(all());
  }
});

test('any cutting gives the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(whole.length), { maxLength: 60 }), async (at) => {
      expect(await collect(cutAt(whole, at))).toEqual(all());
    }),
    { numRuns: 60 },
  );
});

test('a cut before what looks like the beginning of a segment, inside of a box, gives the same', async () => {
  const text = Buffer.from(whole).toString('latin1');
  const at = [...text.matchAll(/ftyp|styp|moof|sidx|emsg|prft|uuid|moov/g)].map(
    ({ index }) => index - 4,
  );
  // The exclusions of the hash name some.
  expect(at.length).toBeGreaterThan(4 * stream.fragments.length);
  expect(await collect(cutAt(whole, at))).toEqual(all());
  const nested = at.filter((one) => one < stream.init.length);
  for (const one of nested) expect(await collect(cutAt(whole, [one]))).toEqual(all());
});

test('a player that breaks off, and goes on with its init segment or without, loses what it broke off', async () => {
  const [first, second, third] = stream.fragments.map((one) => Buffer.from(one));
  if (!first || !second || !third) throw new Error('no fragments');
  const fragments = fc.record({
    size: fc.integer({ min: 300, max: 5000 }),
    // Behind its first box: who leaves within that loses the fragment before it too.
    left: fc.integer({ min: 16, max: second.length - 1 }),
    again: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fragments, async ({ size, left, again }) => {
      // Each is an answer of its own, whose chunks are appended as they come; one is aborted.
      const answers = [
        stream.init,
        first,
        second.subarray(0, left),
        ...(again ? [stream.init] : []),
      ];
      const chunks = [...answers, third, first].flatMap((answer) =>
        cutAt(
          answer,
          Array.from({ length: Math.floor((answer.length - 1) / size) }, (_, i) => (i + 1) * size),
        ),
      );
      expect(await collect(chunks)).toEqual(
        [stream.init, first, third].map((one) => Buffer.from(one)),
      );
    }),
    { numRuns: 60 },
  );
});

test('what is missing may be just as long as what follows, to another box', async () => {
  const [first, second, third] = stream.fragments.map((one) => Buffer.from(one));
  if (!first || !second || !third) throw new Error('no fragments');
  const left = second.length - third.length - first.readUInt32BE(0);
  const appends = [stream.init, first, second.subarray(0, left), third, first];
  expect(await collect(appends)).toEqual(
    [stream.init, first, third].map((one) => Buffer.from(one)),
  );
});

test('an init segment that was aborted and begun anew counts once', async () => {
  const { init, fragments } = stream;
  for (const left of [3, 20, 100, init.length >> 1, init.length - 1]) {
    const appends = [...cutAt(init.subarray(0, left), [50]), ...cutAt(init, [1000]), ...fragments];
    expect(await collect(appends)).toEqual(all());
  }
});

test('garbage in between changes nothing but what it hits', async () => {
  const { init, fragments } = stream;
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (garbage) => {
      const got = await collect([init, garbage, ...fragments]);
      const own = new Set(all().map((one) => one.toString('latin1')));
      expect(got?.every((one) => own.has(one.toString('latin1')))).toBe(true);
    }),
    { numRuns: 60 },
  );
});
