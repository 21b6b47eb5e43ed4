import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxesAt, children, sniff, topLevelBoxes, type WalkLimits } from '@/utils/media/bmff.ts';
import { CouldNotCheck, fromBytes } from '@/utils/media/byte-source.ts';
import { box, bytes, FTYP, hex, u32 } from './boxes.ts';

const C2PA = 'd8fec3d61b0e483c92975828877ec481';

/** Boxes of a file as `type start-end`, then the reason where the walk ends at a wall. */
async function walk(file: Uint8Array, size: number | null = file.length, limits?: WalkLimits) {
  const seen: string[] = [];
  try {
    const source = { ...fromBytes(new Uint8Array(file)), size };
    for await (const { type, start, end } of topLevelBoxes(source, limits))
      seen.push(`${type} ${start}-${end}`);
  } catch (error) {
    if (!(error instanceof CouldNotCheck)) throw error;
    seen.push(error.reason);
  }
  return seen;
}

describe('top-level boxes', () => {
  const large = bytes(u32(1), 'mdat', u32(0), u32(20), u32(0));
  const rest = bytes(u32(0), 'mdat', [1, 2, 3]);
  test.for<[string, Uint8Array, string[]]>([
    [
      'plain',
      bytes(FTYP, box('moov'), box('mdat', 'x')),
      ['ftyp 0-24', 'moov 24-32', 'mdat 32-41'],
    ],
    ['64-bit size', bytes(FTYP, large), ['ftyp 0-24', 'mdat 24-44']],
    ['size to the end of the file', bytes(FTYP, rest), ['ftyp 0-24', 'mdat 24-35']],
    [
      'cut in a box',
      bytes(FTYP, box('mdat', 'xxxx').subarray(0, 9)),
      ['ftyp 0-24', 'mdat 24-36', 'truncated'],
    ],
    ['cut in a header', bytes(FTYP, [0, 0, 0]), ['ftyp 0-24', 'truncated']],
    ['size under a header', bytes(FTYP, u32(4), 'mdat'), ['ftyp 0-24', 'malformed']],
    [
      'size over all numbers',
      bytes(FTYP, u32(1), 'mdat', u32(0xffffffff), u32(0)),
      ['ftyp 0-24', 'malformed'],
    ],
    ['nothing', bytes(), ['empty']],
    ['a page', bytes('<!doctype html><html>'), ['not-media']],
    ['AVI', bytes('RIFF\0\0\0\0AVI LIST'), ['unsupported']],
    [
      'a transport stream',
      bytes('G', new Uint8Array(187), 'G', new Uint8Array(187)),
      ['unsupported'],
    ],
    ['WebM', bytes([0x1a, 0x45, 0xdf, 0xa3], u32(0), u32(0)), ['not-media']],
  ])('%s', async ([, file, seen]) => expect(await walk(file)).toEqual(seen));

  test('the extended type of a uuid box is read, and belongs to its header', async () => {
    const file = bytes(FTYP, box('uuid', hex(C2PA), 'body'));
    for await (const { type, uuid, body } of topLevelBoxes(fromBytes(file)))
      if (type === 'uuid') expect([uuid, body]).toEqual([C2PA, 48]);
    expect(await walk(bytes(FTYP, box('uuid', [1, 2])))).toEqual(['ftyp 0-24', 'truncated']);
  });

  test('a file of unknown length is walked as far as it goes', async () => {
    expect(await walk(bytes(FTYP, box('moov')), null)).toEqual(['ftyp 0-24', 'moov 24-32']);
    expect((await walk(bytes(FTYP, rest), null)).length).toBe(2);
  });

  test('boxes and bytes are limited', async () => {
    const many = bytes(FTYP, ...Array.from({ length: 9 }, () => box('free')));
    expect((await walk(many, many.length, { boxes: 4, bytes: 9999 })).slice(-2)).toEqual([
      'free 40-48',
      'malformed',
    ]);
    const far = bytes(FTYP, box('free', new Uint8Array(70_000)), box('moov'));
    expect(await walk(far)).toEqual(['ftyp 0-24', 'free 24-70032', 'too-large']);
  });

  test('whatever comes, the walk ends in boxes or in a wall', async () => {
    const part = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc
        .tuple(fc.nat(60), fc.constantFrom('moov', 'mdat', 'uuid', 'free'))
        .map(([size, type]) => bytes(u32(size), type)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), fc.boolean(), async (parts, known) => {
        const file = bytes(FTYP, ...parts);
        expect((await walk(file, known ? file.length : null)).length).toBeLessThan(70);
      }),
    );
  });
});

describe('boxes within boxes', () => {
  test('a path leads through meta as MP4 and as QuickTime write it', () => {
    const file = bytes(
      box('udta', box('meta', u32(0), box('hdlr', u32(0), u32(0)), box('ilst', box('aaaa')))),
      box('udta', box('meta', box('hdlr', u32(0), u32(0)), box('ilst', box('bbbb'), box('cccc')))),
    );
    const found = [...boxesAt(file, ['udta', 'meta', 'ilst'])].flatMap((ilst) =>
      [...children(file, ilst.body, ilst.end)].map(({ type }) => type),
    );
    expect(found).toEqual(['aaaa', 'bbbb', 'cccc']);
  });

  test('a child may not run past its parent', () => {
    expect(() => [...children(bytes(u32(99), 'mdat'))]).toThrow('malformed');
  });
});

test('what the first bytes look like', () => {
  expect(sniff(bytes())).toBe('empty');
  expect(sniff(FTYP)).toBe('bmff');
  expect(sniff(bytes([0x1a, 0x45, 0xdf, 0xa3]))).toBe('webm');
  const stream = new Uint8Array(376);
  stream[0] = stream[188] = 0x47;
  const foreign = [bytes('RIFF\0\0\0\0AVI LIST'), bytes('FLV\x01'), bytes([0, 0, 1, 0xba]), stream];
  for (const film of foreign) expect(sniff(film)).toBe('foreign');
  for (const other of ['ID3\x04', 'RIFF    WEBP', '{"error":1}'])
    expect(sniff(bytes(other))).toBe('other');
});
