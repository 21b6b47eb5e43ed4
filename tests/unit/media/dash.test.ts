import { describe, expect, it } from 'vitest';
import { readManifest } from '@/utils/media/dash.ts';
import { MAX_SEGMENTS } from '@/utils/media/pieces.ts';
import { AT, mpd, refusal, set, urls, video } from './mpd.ts';

describe('which rendition', () => {
  const named = (id: string, size: string, codecs?: string) =>
    video(id, size, `<BaseURL>${id}.mp4</BaseURL><SegmentBase indexRange="0-99"/>`, codecs);
  it.each([
    ['the smallest of at least 360', ['b', '1280x720', 'a', '640x360', 'c', '426x240'], 'a'],
    ['upright as well', ['b', '720x1280', 'a', '360x640', 'c', '240x426'], 'a'],
    ['the largest, where all are small', ['a', '256x144', 'b', '426x240'], 'b'],
  ])('%s', (_, list, wanted) => {
    const all = list.flatMap((id, i) => (i % 2 ? [] : named(id, list[i + 1] ?? '')));
    expect(urls(set(all.join('')))).toEqual([`https://media.example/a/${wanted}.mp4`]);
  });

  it('one that decodes everywhere before one that does not, and no sound', () => {
    const sound = '<AdaptationSet mimeType="audio/mp4"><Representation id="s"/></AdaptationSet>';
    const pictures = named('hevc', '640x360', 'hvc1.1.6.L90') + named('avc', '1280x720');
    const all = `<Period>${sound}<AdaptationSet contentType="video">${pictures}</AdaptationSet></Period>`;
    expect(urls(mpd(all))).toEqual(['https://media.example/a/avc.mp4']);
  });

  it('of the first period that has video', () => {
    const period = (inside: string) => `<Period><AdaptationSet>${inside}</AdaptationSet></Period>`;
    const sound = '<Representation mimeType="audio/mp4"/>';
    expect(
      urls(mpd(period(sound) + period(named('a', '640x360')) + period(named('b', '640x360')))),
    ).toEqual(['https://media.example/a/a.mp4']);
  });
});

describe('one file', () => {
  it('resolves base addresses on all levels, and reads what is escaped', () => {
    const inside = video(
      '1',
      '640x360',
      '<BaseURL> v.mp4?a=1&amp;b=&#50; </BaseURL><SegmentBase/>',
    );
    const xml = mpd(
      `<BaseURL>//cdn.example/root/</BaseURL><Period><BaseURL>p/</BaseURL><AdaptationSet mimeType="video/mp4"><BaseURL>s/</BaseURL>${inside}</AdaptationSet></Period>`,
    );
    expect(urls(xml)).toEqual(['https://cdn.example/root/p/s/v.mp4?a=1&b=2']);
  });

  it('knows elements by their name, whatever the prefix', () => {
    const xml = set(video('1', '640x360', '<BaseURL>v.mp4</BaseURL>'))
      .replace(/<(\/?)(?=[A-Z])/g, '<$1d:')
      .replace('xmlns=', 'xmlns:d=');
    expect(urls(xml)).toEqual(['https://media.example/a/v.mp4']);
  });
});

describe('segments by template', () => {
  const template = (attributes: string, inside = '') =>
    set(`${video('v$1', '640x360')}<SegmentTemplate ${attributes}>${inside}</SegmentTemplate>`);

  it('counts by number until the period ends', () => {
    const xml = template(
      'media="$RepresentationID$/$Number%04d$-$Bandwidth$$$.m4s" initialization="i-$RepresentationID$.mp4" startNumber="7" duration="4000" timescale="1000"',
    );
    expect(readManifest(xml, AT)).toEqual({
      init: { url: 'https://media.example/a/i-v$1.mp4' },
      segments: [7, 8, 9].map((n) => ({
        url: `https://media.example/a/v$1/000${n}-1000$.m4s`,
        seconds: 4,
      })),
    });
  });

  it('reads a timeline with repeats, gaps, and an open end', () => {
    const entries =
      '<S t="100" d="20" r="1"/><S d="10"/><S t="200" d="40" r="-1"/><S t="300" d="5"/>';
    const xml = template(
      'media="$Time$.m4s" timescale="10"',
      `<SegmentTimeline>${entries}</SegmentTimeline>`,
    );
    const found = readManifest(xml, AT);
    expect('segments' in found && found.segments.map(({ seconds }) => seconds)).toEqual([
      2, 2, 1, 4, 4, 4, 0.5,
    ]);
    expect(urls(xml).map((url) => /(\d+)\.m4s/.exec(url)?.[1])).toEqual([
      '100',
      '120',
      '140',
      '200',
      '240',
      '280',
      '300',
    ]);
  });

  it('inherits from the adaptation set and the period what the rendition does not say', () => {
    const own = '<SegmentTemplate media="own-$Number$.m4s"/>';
    const xml = mpd(
      `<Period duration="PT6S"><SegmentTemplate duration="3" startNumber="0" initialization="i.mp4"/><AdaptationSet mimeType="video/mp4">${video('1', '640x360', own)}</AdaptationSet></Period>`,
    );
    expect(readManifest(xml, AT)).toMatchObject({
      init: { url: 'https://media.example/a/i.mp4' },
      segments: [
        { url: 'https://media.example/a/own-0.m4s' },
        { url: 'https://media.example/a/own-1.m4s' },
      ],
    });
  });

  it.each([
    ['no media', 'duration="2"', ''],
    ['no length', 'media="$Number$"', ''],
    ['a length of nothing', 'media="$Time$"', '<SegmentTimeline><S d="0"/></SegmentTimeline>'],
    ['a length below nothing', 'media="$Time$"', '<SegmentTimeline><S d="-5"/></SegmentTimeline>'],
  ])('%s is malformed', (_, attributes, inside) => {
    expect(refusal(template(attributes, inside))).toBe('malformed');
  });

  it.each([
    ['duration="1" timescale="100000"', ''],
    ['endNumber="999999999"', ''],
    ['', `<SegmentTimeline><S d="1" r="${MAX_SEGMENTS}"/></SegmentTimeline>`],
    ['', '<SegmentTimeline><S t="0" d="1" r="-1"/><S t="99999999" d="1"/></SegmentTimeline>'],
  ])('without end is too large: %s %s', (attributes, inside) => {
    expect(refusal(template(`media="$Number$.m4s" ${attributes}`, inside))).toBe('too-large');
  });
});

it('reads a list of segments, as ranges of one file or as files', () => {
  const ranges = '<SegmentURL mediaRange="100-199"/><SegmentURL mediaRange="200-249"/>';
  const inside = `<BaseURL>all.mp4</BaseURL><SegmentList duration="5"><Initialization range="0-99"/>${ranges}</SegmentList>`;
  const url = 'https://media.example/a/all.mp4';
  expect(readManifest(set(video('1', '640x360', inside)), AT)).toEqual({
    init: { url, start: 0, end: 100 },
    segments: [
      { url, start: 100, end: 200, seconds: 5 },
      { url, start: 200, end: 250, seconds: 5 },
    ],
  });
  const files = '<SegmentURL media="1.m4s"/><SegmentURL media="2.m4s"/>';
  expect(
    urls(set(video('1', '640x360', `<SegmentList duration="5">${files}</SegmentList>`))),
  ).toEqual(['https://media.example/a/1.m4s', 'https://media.example/a/2.m4s']);
});

it.each([
  ['a segment', '<Initialization range="0-99"/><SegmentURL mediaRange="900-100"/>'],
  ['an init segment', '<Initialization range="99-9"/><SegmentURL mediaRange="100-199"/>'],
])('a range that runs backwards is malformed: %s', (_, inside) => {
  const list = `<SegmentList duration="10">${inside}</SegmentList>`;
  expect(refusal(set(video('1', '640x360', list)))).toBe('malformed');
});

describe('addresses that would fill the memory are malformed', () => {
  const long = 'v'.repeat(2_001);
  const many = 'duration="1" timescale="1000"';
  it.each([
    ['a template', video('1', '640x360', `<SegmentTemplate ${many} media="${long}"/>`)],
    [
      'one for the init segment',
      video('1', '640x360', `<SegmentTemplate ${many} media="m" initialization="${long}"/>`),
    ],
    ['a name', video(long, '640x360', `<SegmentTemplate ${many} media="$RepresentationID$"/>`)],
    [
      'a number',
      video(
        '1',
        '640x360',
        `<SegmentTemplate ${many} media="${'$Bandwidth$'.repeat(99)}"/>`,
      ).replace('1000', '9'.repeat(1_000)),
    ],
    [
      'a name many times',
      video(
        'v'.repeat(1_999),
        '640x360',
        `<SegmentTemplate ${many} media="${'$RepresentationID$'.repeat(5)}"/>`,
      ),
    ],
    [
      'a base address',
      video(
        '1',
        '640x360',
        `<BaseURL>${long.repeat(5)}/</BaseURL><SegmentTemplate ${many} media="m"/>`,
      ),
    ],
  ])('%s', (_, inside) => expect(refusal(set(inside))).toBe('malformed'));
});
