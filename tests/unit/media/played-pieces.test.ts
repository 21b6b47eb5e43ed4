import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutAppends } from '@/utils/media/played-pieces.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const join = (parts: readonly Uint8Array[]): Bytes => new Uint8Array(Buffer.concat(parts));

function box(type: string, content = ''): Bytes {
  const bytes = Buffer.from(`0000${type}${content}`, 'latin1');
  bytes.writeUInt32BE(bytes.length);
  return new Uint8Array(bytes);
}

/** As `collect-pieces.ts` hands them over. */
const hand = (appends: readonly Uint8Array[]): Bytes =>
  join(appends.flatMap((one) => [new Uint8Array(new Uint32Array([one.length]).buffer), one]));

const INIT = join([box('ftyp', 'iso6'), box('uuid', 'store'), box('moov', 'tracks')]);
const segment = (n: number, first = 'styp') =>
  join([box(first, 'x'), box('uuid', `leaf ${n}`), box('moof', `${n}`), box('mdat', `media ${n}`)]);
const A = segment(0);
const B = segment(1);
const cut = (...appends: Uint8Array[]) => cutAppends(hand(appends));

it('segments that come one an append are cut where they begin', () => {
  expect(cut(INIT, A, B)).toEqual({ init: INIT, fragments: [A, B] });
});

it('however the appends are cut, the stream is the same', () => {
  const whole = join([INIT, A, B, segment(2)]);
  const expected = { init: INIT, fragments: [A, B, segment(2)] };
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(whole.length), { maxLength: 8 }), (at) => {
      const ends = [...at, 0, whole.length].sort((a, b) => a - b);
      const appends = ends.slice(1).map((end, i) => whole.subarray(ends[i], end));
      expect(cutAppends(hand(appends))).toEqual(expected);
    }),
  );
});

it('without `styp` a segment begins behind the media of the one before', () => {
  const [one, two] = [box('uuid', 'leaf 0'), box('uuid', 'leaf 1')].map((leaf, i) =>
    join([leaf, box('moof', `${i}`), box('mdat', `${i}`)]),
  ) as [Bytes, Bytes];
  expect(cut(INIT, join([one, two]))).toEqual({ init: INIT, fragments: [one, two] });
});

it('boxes behind `moov` in the append that ends with them belong to the init segment', () => {
  const longer = join([INIT, box('free', 'room'), box('sidx', 'index')]);
  expect(cut(longer, A)).toEqual({ init: longer, fragments: [A] });
});

it('a segment of several chunks is one, and its beginning alone is none', () => {
  const chunk = (n: number) => join([box('moof', `${n}`), box('mdat', `${n}`)]);
  const long = join([box('styp'), chunk(1), chunk(2)]);
  expect(cut(INIT, long, join([box('styp'), chunk(3)]))).toEqual({ init: INIT, fragments: [long] });
});

it('a segment that the player left between two chunks is none either, and a flood of appends ends', () => {
  const chunk = (n: number) => join([box('moof', `${n}`), box('mdat', `${n}`)]);
  const long = (n: number) => join([box('styp'), chunk(n), chunk(n + 1)]);
  expect(cut(INIT, long(1), join([box('styp'), chunk(3)]), long(5))).toEqual({
    init: INIT,
    fragments: [long(1), long(5)],
  });
  const flood = new Array<Uint8Array>(5000).fill(new Uint8Array());
  expect(cut(INIT, A, ...flood, B)?.fragments).toEqual([A]);
});

it('a segment that the player broke off is left out, and so is one that has not ended', () => {
  expect(cut(INIT, A.subarray(0, -5), B)).toEqual({ init: INIT, fragments: [B] });
  expect(cut(INIT, A, B.subarray(0, -5))).toEqual({ init: INIT, fragments: [A] });
});

it('what is played again counts once, and another rendition does not count', () => {
  const other = join([box('ftyp', 'iso6'), box('moov', 'other')]);
  expect(cut(INIT, A, other, segment(7), INIT, B, A)).toEqual({ init: INIT, fragments: [A, B] });
});

it('what does not begin with an init segment is nothing', () => {
  for (const appends of [[], [A], [box('ftyp')], [Buffer.from('ftyp')]])
    expect(cut(...appends)).toBeNull();
});

it('no more than 24 segments are taken', () => {
  const all = Array.from({ length: 40 }, (_, n) => segment(n));
  expect(cut(INIT, ...all)?.fragments).toEqual(all.slice(0, 24));
});

it('whatever is handed over: whole boxes in order, or nothing', () => {
  const some = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.constantFrom(INIT, A, B, A.subarray(0, 30), box('mdat', 'x'), box('ftyp')),
  );
  fc.assert(
    fc.property(fc.array(some, { maxLength: 8 }), fc.boolean(), (parts, framed) => {
      const played = cutAppends(framed ? hand(parts) : join(parts));
      for (const one of played ? [played.init, ...played.fragments] : []) {
        let at = 0;
        while (at < one.length) at += new DataView(one.buffer, one.byteOffset).getUint32(at);
        expect(at).toBe(one.length);
      }
    }),
  );
});
