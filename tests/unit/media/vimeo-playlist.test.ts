import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CouldNotCheck } from '@/utils/media/byte-source.ts';
import { MAX_SEGMENTS } from '@/utils/media/pieces.ts';
import { readVimeoPlaylist } from '@/utils/media/vimeo-playlist.ts';

const AT = 'https://vod.vimeocdn.com/exp=1/v2/playlist/av/primary/prot/q/playlist.json?sig=1';
const INIT = btoa('ftyp moov');
const segments = (count = 2) =>
  Array.from({ length: count }, (_, i) => ({
    start: i * 6,
    end: i * 6 + 6,
    url: `p${i}/avf/a.mp4?sig=2&range=${i}-${i}`,
    size: 10,
  }));
const video = (width: number, height: number, more: object = {}) => ({
  ...{ id: `${width}`, base_url: '', codecs: 'avc1.64001F', width, height, bitrate: 1 },
  ...{ mime_type: 'video/mp4', init_segment: INIT, segments: segments() },
  ...more,
});
const playlist = (videos: unknown, base_url = '../../../../../range/prot/') =>
  JSON.stringify({ clip_id: 'c', base_url, video: videos, audio: null });
const read = (videos: unknown, base?: string) => readVimeoPlaylist(playlist(videos, base), AT);

/** The reason that a playlist is refused for. */
function refusal(json: string): string {
  try {
    readVimeoPlaylist(json, AT);
    return 'none';
  } catch (error) {
    expect(error).toBeInstanceOf(CouldNotCheck);
    return (error as CouldNotCheck).reason;
  }
}

describe('where the pieces lie', () => {
  it('ranges of one file are addresses of their own, found from address to address', () => {
    expect(read([video(640, 360)])).toEqual({
      init: { url: `${AT}#init`, bytes: new TextEncoder().encode('ftyp moov') },
      segments: [0, 1].map((i) => ({
        url: `https://vod.vimeocdn.com/exp=1/v2/range/prot/p${i}/avf/a.mp4?sig=2&range=${i}-${i}`,
        seconds: 6,
      })),
    });
  });

  it('segments of the older kind lie in a folder of their rendition', () => {
    const old = video(640, 360, {
      base_url: '360/chop/',
      segments: [{ start: 0, end: 4.5, url: 'segment-1.m4s' }],
    });
    expect(read([old], '../').segments).toEqual([
      {
        url: 'https://vod.vimeocdn.com/exp=1/v2/playlist/av/primary/prot/360/chop/segment-1.m4s',
        seconds: 4.5,
      },
    ]);
  });

  it('another host may be named: whoever opens the piece decides about it', () => {
    expect(read([video(640, 360)], 'https://evil.example/a/').segments[0]?.url).toMatch(
      /^https:\/\/evil\.example\/a\/p0\//,
    );
  });
});

describe('which rendition', () => {
  const chosen = (...all: unknown[]) => read(all).segments.length;
  it.each([
    ['the smallest that is large enough', [1280, 720], [640, 360], [426, 240]],
    ['upright as well', [720, 1280], [360, 640], [240, 426]],
  ])('%s', (_, a, b, c) => {
    const [large, wanted, small] = [a, b, c].map(([width = 0, height = 0], i) =>
      video(width, height, { segments: segments(i + 1) }),
    );
    expect(chosen(large, wanted, small)).toBe(2);
  });

  it('one that decodes everywhere, and of two of a size the smaller', () => {
    const hevc = video(640, 360, { codecs: 'hvc1.1.6.L90', segments: segments(1) });
    const rich = video(1280, 720, { avg_bitrate: 9, segments: segments(2) });
    const lean = video(1280, 720, { avg_bitrate: 3, segments: segments(3) });
    expect(chosen(hevc, rich, lean)).toBe(3);
  });

  it('a rendition of a kind that nobody knows does not hide the others', () => {
    const odd = [
      null,
      7,
      {},
      video(640, 360, { init_segment: 3 }),
      video(640, 360, { segments: [] }),
    ];
    expect(chosen(...odd, video(1280, 720))).toBe(2);
  });
});

it('what is no such playlist is refused', () => {
  const long = video(640, 360, { segments: segments(MAX_SEGMENTS + 1) });
  const far = video(640, 360, { segments: [{ url: 'a'.repeat(8_001) }] });
  expect(refusal('')).toBe('malformed');
  expect(refusal('{"video": 1}')).toBe('malformed');
  expect(refusal(playlist(new Array(101).fill(video(640, 360))))).toBe('malformed');
  expect(refusal(playlist([video(640, 360, { init_segment: '%' })]))).toBe('malformed');
  expect(refusal(playlist([video(640, 360)], 'https://['))).toBe('malformed');
  for (const none of [[], [long], [far]]) expect(refusal(playlist(none))).toBe('unsupported');
});

it('whatever it is given: addresses in order, or a plain refusal', () => {
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('../', 'https://[', '//other.example/', INIT, -1, 1e300, 'a.mp4?range=1-2'),
  );
  const some = (keys: readonly string[], value: fc.Arbitrary<unknown>) =>
    fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 3 });
  const segment = some(['url', 'start', 'end'], odd).map((more) => ({
    ...segments(1)[0],
    ...more,
  }));
  const rendition = some(['base_url', 'width', 'codecs', 'init_segment', 'bitrate'], odd).chain(
    (more) =>
      fc
        .array(segment, { maxLength: 4 })
        .map((all) => ({ ...video(640, 360), segments: all, ...more })),
  );
  const whole = fc
    .tuple(fc.array(rendition, { maxLength: 3 }), some(['base_url', 'video'], odd))
    .map(([videos, more]) => JSON.stringify({ base_url: '', video: videos, ...more }));
  fc.assert(
    fc.property(fc.oneof(whole, fc.json()), (json) => {
      if (refusal(json) !== 'none') return;
      const { init, segments: found } = readVimeoPlaylist(json, AT);
      expect(init?.bytes).toBeInstanceOf(Uint8Array);
      expect(found.length).toBeGreaterThan(0);
      for (const { url, seconds } of found)
        expect(URL.canParse(url) && Number.isFinite(seconds) && seconds >= 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});
