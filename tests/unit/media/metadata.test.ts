import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ByteSource, CouldNotCheck, fromBytes } from '@/utils/media/byte-source.ts';
import { readMetadata } from '@/utils/media/metadata.ts';
import { moovTags } from '@/utils/media/moov-tags.ts';
import { MAX_TAGS } from '@/utils/media/tag.ts';
import { box, bytes, data, FTYP, hex, keysMeta, latin1, u32 } from './boxes.ts';

const XMP_UUID = hex('be7acfcb97a942e89c71999491e3afac');
/** Value of the iTunes kind, under a four-letter name. */
const itunes = (...items: Uint8Array[]) =>
  box('udta', box('meta', u32(0), box('hdlr', u32(0), u32(0)), box('ilst', ...items)));
const tool = bytes(u32(8 + data('Google').length), [0xa9], 'too', data('Google'));
const quickTimeText = bytes(u32(8 + 4 + 5), [0xa9], 'swr', [0, 5, 0, 0], 'abcde');

describe('tags in moov', () => {
  const utf16 = bytes([0xfe, 0xff], [0x4e, 0x2d], [0x65, 0x87]);
  test.for<[string, Uint8Array, [string, string, string][]]>([
    ['keys', keysMeta({ AIGC: '{"Label":"1"}' }), [['keys', 'AIGC', '{"Label":"1"}']]],
    ['keys of a track', box('trak', box('udta', keysMeta({ AIGC: 'x' }))), [['keys', 'AIGC', 'x']]],
    ['iTunes', itunes(tool), [['ilst', '©too', 'Google']]],
    [
      'a free name',
      itunes(box('----', box('mean', u32(0), 'org'), box('name', u32(0), 'AIGC'), data('y'))),
      [['ilst', 'AIGC', 'y']],
    ],
    ['UTF-16', itunes(box('titl', data(utf16.subarray(2), 2))), [['ilst', 'titl', '中文']]],
    ['a picture is no text', itunes(box('covr', data('png', 14))), []],
    ['QuickTime text', box('udta', quickTimeText), [['udta', '©swr', 'abcde']]],
    [
      '3GPP text',
      box('udta', box('titl', u32(0), [0x15, 0xc7], utf16)),
      [['udta', 'titl', '中文']],
    ],
    [
      'a box named AIGC',
      box('udta', box('AIGC', u32(0), '{"Label":"1"}')),
      [['udta', 'AIGC', '{"Label":"1"}']],
    ],
    ['XMP', box('udta', box('XMP_', '<x/>')), [['xmp', 'xmp', '<x/>']]],
    ['nothing', bytes(), []],
  ])('%s', ([, moov, wanted]) =>
    expect(moovTags(moov).map(({ place, key, value }) => [place, key, value])).toEqual(wanted),
  );

  test('sizes that cannot be are malformed, and a flood of tags ends', () => {
    const absurd = bytes(u32(0xffffffff), 'udta', quickTimeText);
    expect(() => moovTags(absurd)).toThrow(CouldNotCheck);
    expect(() => moovTags(box('udta', bytes(u32(3), '©xyz')))).toThrow(CouldNotCheck);
    const flood = itunes(...Array.from({ length: 2000 }, () => tool));
    expect(moovTags(flood).length).toBeLessThanOrEqual(2 * MAX_TAGS);
    // Lengths in a text are the writer's: more than there is gives what there is.
    const long = bytes(u32(8 + 4 + 2), [0xa9], 'swr', [255, 255, 0, 0], 'ab');
    expect(moovTags(box('udta', long))[0]?.value).toBe('ab');
  });
});

const MEDIA = box('mdat', 'frames');
const outcome = (file: Uint8Array | ByteSource) =>
  readMetadata(file instanceof Uint8Array ? fromBytes(new Uint8Array(file)) : file).then(
    ({ tags, mediaHead }) => ({
      keys: tags.map(({ key }) => key),
      head: new TextDecoder().decode(mediaHead),
    }),
    (error: unknown) => {
      if (error instanceof CouldNotCheck) return error.reason;
      throw error;
    },
  );

describe('a file’s metadata', () => {
  const moov = box('moov', box('udta', keysMeta({ AIGC: 'x' })));
  test.for<[string, Uint8Array, unknown]>([
    ['moov first', bytes(FTYP, moov, MEDIA), { keys: ['AIGC'], head: 'frames' }],
    ['moov last', bytes(FTYP, MEDIA, moov), { keys: ['AIGC'], head: 'frames' }],
    [
      'XMP beside it',
      bytes(FTYP, box('uuid', XMP_UUID, '<x/>'), box('moov'), MEDIA),
      { keys: ['xmp'], head: 'frames' },
    ],
    ['in fragments', bytes(FTYP, moov, box('moof'), MEDIA), { keys: ['AIGC'], head: '' }],
    [
      'too much XMP',
      bytes(FTYP, box('moov'), box('uuid', XMP_UUID, new Uint8Array(2 ** 20))),
      'too-large',
    ],
    ['no moov', bytes(FTYP, MEDIA), 'malformed'],
    ['cut before moov', bytes(FTYP, MEDIA.subarray(0, -2)), 'truncated'],
    ['cut in moov', bytes(FTYP, moov.subarray(0, -2)), 'truncated'],
    ['boxes that do not nest', bytes(FTYP, box('moov', bytes(u32(99), 'udta'))), 'malformed'],
    ['nothing', bytes(), 'empty'],
    ['a page', bytes('<!doctype html><html>'), 'not-media'],
  ])('%s', async ([, file, wanted]) => expect(await outcome(file)).toEqual(wanted));

  test('what was found stands where the tail is out of reach', async () => {
    const file = bytes(FTYP, moov, MEDIA);
    const size = 4 * 2 ** 30;
    const stuck: ByteSource = {
      size,
      read: async (start, end) => {
        if (start > 1000) throw new CouldNotCheck('too-large');
        return file.slice(start, end);
      },
    };
    // The walk leads from mdat's end to a place the server does not serve.
    file.set(u32(0x7fffffff), FTYP.length + moov.length);
    expect(await outcome(stuck)).toMatchObject({ keys: ['AIGC'] });
  });

  test('a moov of gigabytes is not read', async () => {
    let most = 0;
    const head = bytes(FTYP, u32(0x7fffffff), 'moov');
    const huge: ByteSource = {
      size: 4 * 2 ** 30,
      read: async (start, end) => {
        most = Math.max(most, end - start);
        return head.slice(start, end);
      },
    };
    expect([await outcome(huge), most <= 65_536]).toEqual(['too-large', true]);
  });

  test('whatever comes is metadata or a wall, in little time', async () => {
    const type = fc.constantFrom(
      'udta',
      'meta',
      'ilst',
      'keys',
      'trak',
      'data',
      '----',
      'name',
      '©too',
      'XMP_',
      'AIGC',
      'moov',
    );
    const { tree } = fc.letrec<{ tree: Uint8Array }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.uint8Array({ maxLength: 24 }),
        fc
          .tuple(type, fc.array(tie('tree'), { maxLength: 4 }), fc.option(fc.nat()))
          .map(([name, parts, size]) => {
            const made = box('name', ...parts);
            made.set(latin1(name), 4);
            if (size !== null) made.set(u32(size), 0);
            return made;
          }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { maxLength: 5 }), async (parts) => {
        const file = bytes(FTYP, box('moov', ...parts), MEDIA);
        expect(await outcome(file)).toBeDefined();
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (noise) => {
        expect(await outcome(noise)).toBeDefined();
        expect(await outcome(bytes([0x1a, 0x45, 0xdf, 0xa3], noise))).toBeDefined();
      }),
    );
  });
});
