import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SEGMENTS, type Pieces, readPlaylist, toPlaylist } from '@/utils/media/pieces.ts';

const AT = 'https://media.example/a/main.m3u8';

const piece = fc
  .record({ url: fc.webUrl({ withQueryParameters: true }), start: fc.nat(), length: fc.nat() })
  .map(({ url, start, length }) => ({ url: new URL(url).href, start, end: start + length }));
const segment = fc
  .tuple(piece, fc.integer({ min: 1, max: 10_000 }))
  .map(([one, ms]) => ({ ...one, seconds: ms / 1000 }));

it('what is written as a playlist is read back as it was', () => {
  const pieces = fc.record<Pieces>({ init: piece, segments: fc.array(segment) });
  fc.assert(
    fc.property(pieces, (all) => {
      expect(readPlaylist(toPlaylist(all), AT)).toEqual(all);
    }),
  );
});

describe('an HLS playlist', () => {
  it('names its variants', () => {
    const lines = [
      '#EXTM3U',
      '#EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=640x360',
      'low/index.m3u8?a=1',
      '#EXT-X-MEDIA:TYPE=AUDIO,URI="sound.m3u8"',
      '#EXT-X-STREAM-INF:BANDWIDTH=1',
      '//cdn.example/b.m3u8',
    ];
    expect(readPlaylist(lines.join('\r\n'), AT)).toEqual({
      variants: ['https://media.example/a/low/index.m3u8?a=1', 'https://cdn.example/b.m3u8'],
    });
  });

  it('goes on in the same file where a range has no start', () => {
    const url = 'https://media.example/a/all.mp4';
    const lines = [
      '#EXTM3U',
      '#EXT-X-MAP:URI="all.mp4",BYTERANGE="100@0"',
      '#EXTINF:2,',
      '#EXT-X-BYTERANGE:50@100',
      'all.mp4',
      '#EXTINF:1.5,words',
      '#EXT-X-BYTERANGE:25',
      'all.mp4',
    ];
    expect(readPlaylist(lines.join('\n'), AT)).toEqual({
      init: { url, start: 0, end: 100 },
      segments: [
        { url, start: 100, end: 150, seconds: 2 },
        { url, start: 150, end: 175, seconds: 1.5 },
      ],
    });
  });

  const played = (lines: string) => readPlaylist(lines.replaceAll(' ', '\n#EXTINF:1,\n'), AT);
  const url = (name: string) => `https://media.example/a/${name}`;

  it('gives the segments behind one init segment, and counts the others', () => {
    const [a, b] = ['#EXT-X-MAP:URI="a.mp4"', '#EXT-X-MAP:URI="b.mp4"'];
    const listed = [1, 2, 3].map((n) => ({ url: url(`a${n}`), seconds: 1 }));
    const advertised = `${a} a1 a2\n${b} b1\n#EXT-X-DISCONTINUITY\n${a} a3`;
    expect(played(advertised)).toEqual({
      init: { url: url('a.mp4') },
      segments: listed,
      others: 1,
    });
    expect(played(`#EXTM3U x1\n${a} a1 a2 a3\n${b} b1`)).toEqual({
      init: { url: url('a.mp4') },
      segments: listed,
      others: 2,
    });
    const ranged = '#EXT-X-MAP:URI="a.mp4",BYTERANGE="9@0"';
    expect(played(`${ranged} a1 a2 a3\n${a} b1`)).toMatchObject({ segments: listed, others: 1 });
  });

  it('gives no init segment where segments are encrypted: none is what was signed', () => {
    const map = '#EXT-X-MAP:URI="a.mp4"';
    const key = '#EXT-X-KEY:METHOD=AES-128,URI="key?a=1,METHOD=NONE"';
    for (const lines of [`${key}\n${map} a1`, `${map} a1\n${key} a2`])
      expect(played(lines)).not.toHaveProperty('init');
    expect(played(`#EXT-X-KEY:METHOD=NONE\n${map} a1`)).toHaveProperty('init');
  });

  it('is read in time, however long and whatever it says', () => {
    const long = '#EXTINF:1,\na.ts\n'.repeat(MAX_SEGMENTS + 5);
    expect(readPlaylist(long, AT)).toMatchObject({ segments: { length: MAX_SEGMENTS } });
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '#EXTINF:',
        '#EXTINF:x',
        '#EXT-X-MAP:',
        '#EXT-X-MAP:URI="http://["',
        '#EXT-X-STREAM-INF',
      ),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const read = readPlaylist(lines.join('\n'), AT);
        const all = 'variants' in read ? read.variants : read.segments.map(({ url }) => url);
        for (const url of all) expect(URL.canParse(url)).toBe(true);
      }),
    );
  });
});
