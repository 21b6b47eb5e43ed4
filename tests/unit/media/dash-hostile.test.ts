// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CouldNotCheck } from '@/utils/media/byte-source.ts';
import { readManifest } from '@/utils/media/dash.ts';
import { MAX_SEGMENTS } from '@/utils/media/pieces.ts';
import { AT, refusal, set, urls, video } from './mpd.ts';

describe('what is refused', () => {
  const good = set(video('1', '640x360', '<BaseURL>v.mp4</BaseURL>'));
  const billion = `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>`;
  const attributes = Array.from({ length: 2_000 }, (_, i) => `a${i}=""`).join(' ');
  const far = '<!DOCTYPE a SYSTEM "https://evil.example/a.dtd">';
  it.each([
    ['nothing', '', 'not-media'],
    ['a page', '<html><p>403</html>', 'not-media'],
    ['JSON', '{"clip_id": 1}', 'not-media'],
    ['a manifest inside something else', `<a>${good.slice(good.indexOf('<MPD'))}</a>`, 'malformed'],
    ['one that breaks off', good.slice(0, -10), 'malformed'],
    ['an attribute twice', good.replace('id="1"', 'id="1" id="2"'), 'malformed'],
    ['an entity that nobody knows', good.replace('v.mp4', '&v;'), 'malformed'],
    ['entities of its own', good.replace('\n', billion), 'malformed'],
    ['a far document type', good.replace('\n', far), 'malformed'],
    ['a live stream', good.replace('type="static"', 'type="dynamic"'), 'unsupported'],
    ['no video', good.replace('video/mp4', 'audio/mp4'), 'unsupported'],
    ['protection', good.replace('<Repr', '<ContentProtection/><Repr'), 'drm'],
    ['deep nesting', good.replace('v.mp4', '<a>'.repeat(1e5) + '</a>'.repeat(1e5)), 'malformed'],
    [
      'a tag of thousands of attributes',
      good.replace('<Repr', `<a ${attributes}/><Repr`),
      'malformed',
    ],
    ['a long one', good.replace('v.mp4', 'v'.repeat(2 ** 20)), 'too-large'],
  ])('%s', (_, xml, reason) => expect(refusal(xml)).toBe(reason));
});

describe('depth is counted as the library will see it, before it does', () => {
  const good = set(video('1', '640x360', '<BaseURL>v.mp4</BaseURL>'));
  const deep = (open: string, close: string) =>
    good.replace('<BaseURL>', `${open.repeat(70)}${close.repeat(70)}<BaseURL>`);
  /** Why it is refused, in words: the library would refuse some of these as well, after a long time. */
  const words = (xml: string) => {
    try {
      return readManifest(xml, AT);
    } catch (error) {
      return (error as CouldNotCheck).detail;
    }
  };
  it.each([
    ['names in any script', '<é>', '</é>'],
    ['what looks like an end in a value', '<a b="/>">', '</a>'],
    ['... or in two', `<a b='"/>' c="/>">`, '</a>'],
    ['... or in text', '<a>/>', '</a>'],
    ['... or in a comment', '<a><!-- </a> -->', '</a>'],
    ['... or in CDATA', '<a><![CDATA[</a>]]>', '</a>'],
    ['... or in an instruction', '<a><?b </a>?>', '</a>'],
  ])('%s', (_, open, close) => expect(words(deep(open, close))).toBe('deeper than 64'));

  it.each([
    ['a quote opened in a comment', "<!-- ' --><a>", "</a><!-- ' -->"],
    ['a quote opened in text', "'<a>", "</a>'"],
  ])('%s hides nothing', (_, open, close) =>
    expect(words(deep(open, close))).toBe('deeper than 64'),
  );

  it('a value without quotes, in which one might be hidden, is malformed', () => {
    expect(words(deep('<a b=c">', '</a>'))).toBe('not well-formed');
    expect(words(deep('<a', '>'))).toBe('not well-formed');
  });

  it('what is beside one another is not deep', () => {
    const flat = `<!-- it's <a> --><?a <b> ?><é b = '<'/><a b='/>' c=">"\n></a >`;
    const all = flat.replace("'<'", "'&lt;'").repeat(200);
    expect(urls(good.replace('<BaseURL>', `${all}<BaseURL>`))).toEqual([
      'https://media.example/a/v.mp4',
    ]);
  });
});

it('many renditions around much else are read in time, and thousands are refused', () => {
  const one = '<Representation/>';
  const beside = (count: number) => set('<a/>'.repeat(70_000) + one.repeat(count));
  expect(cpuMs(() => expect(urls(beside(1_000))).toEqual([AT]))).toBeLessThan(1_500);
  expect(refusal(beside(1_001))).toBe('too-large');
}, 60_000);

it('whatever fills the longest manifest, it is read or refused in time', () => {
  const full = (one: string) => set(`${one.repeat(2 ** 20 / one.length - 40)}<Representation/>`);
  const parts = ['<a/>', '<a b=""/>', '<!---->', '<a>&amp;</a>', '<S t="123456" d="180000"/>'];
  for (const one of parts) expect(cpuMs(() => refusal(full(one)))).toBeLessThan(1_500);
  expect(parts.map((one) => refusal(full(one)))).toEqual([
    ...new Array(4).fill('too-large'),
    'none',
  ]);
}, 60_000);

/** The processor's time: a busy machine's clock says nothing about the reader. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

it('whatever it is given: an answer in which all is an address and in order, or a plain refusal', () => {
  const value = fc.oneof(
    fc.constantFrom(
      '0',
      '-1',
      '1',
      '4000',
      '1e9',
      '999999999999999999',
      'PT',
      'PT3S',
      '$Time$',
      '$Number%99d$.m4s',
      'http://[',
      '',
    ),
    fc.string({ maxLength: 12 }).map((text) => text.replace(/[<&"]/g, '')),
  );
  const names = [
    'media',
    'initialization',
    'duration',
    'timescale',
    'startNumber',
    'endNumber',
    't',
    'd',
    'r',
    'range',
    'mediaRange',
    'sourceURL',
    'width',
    'height',
    'mimeType',
    'presentationTimeOffset',
  ];
  const elements = [
    'Period',
    'AdaptationSet',
    'Representation',
    'SegmentTemplate',
    'SegmentTimeline',
    'S',
    'SegmentList',
    'SegmentURL',
    'SegmentBase',
    'Initialization',
    'BaseURL',
    'ContentProtection',
  ];
  const { node } = fc.letrec<{ node: string }>((tie) => ({
    node: fc
      .record({
        name: fc.constantFrom(...elements),
        attributes: fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 5 }),
        inside: fc.oneof({ maxDepth: 4 }, fc.constant([]), fc.array(tie('node'), { maxLength: 3 })),
      })
      .map(({ name, attributes, inside }) => {
        const all = Object.entries(attributes).map(([key, text]) => ` ${key}="${text}"`);
        return `<${name}${all.join('')}>${inside.join('')}</${name}>`;
      }),
  }));
  const whole = fc.array(node, { maxLength: 4 }).map((inside) => {
    const [some = '', ...others] = inside;
    return set(video('1', '640x360', some) + others.join(''));
  });
  fc.assert(
    fc.property(whole, (xml) => {
      const reason = refusal(xml);
      if (reason !== 'none') return;
      const found = readManifest(xml, AT);
      const pieces =
        'file' in found ? [found.file] : [found.init ?? { url: AT }, ...found.segments];
      expect(pieces.length).toBeLessThanOrEqual(MAX_SEGMENTS + 1);
      for (const { url, start = 0, end = 1e16 } of pieces) {
        expect(URL.canParse(url)).toBe(true);
        expect(Number.isSafeInteger(start) && start >= 0 && end >= 0).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
