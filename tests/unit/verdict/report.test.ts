import { describe, expect, it } from 'vitest';
import { type Evidence, type Findings, SOURCES } from '@/utils/evidence/evidence.ts';
import { UNCHECKED_REASONS } from '@/utils/media/byte-source.ts';
import { makeReport, parseReport, type ReportOrigin } from '@/utils/verdict/report.ts';
import { toCsv } from '@/utils/verdict/report-csv.ts';

const score: Evidence = {
  source: 'detector',
  class: 'estimated',
  claim: 'ai-generated',
  strength: 'weak',
  by: 'detector',
  falseAlarmRate: 0.01,
  detail: {
    kind: 'score',
    probability: 0.91,
    model: '2026.11',
    frames: [{ timeS: 1, probability: 0.9 }],
  },
};
const findings: Findings = {
  evidence: [score],
  unchecked: [{ source: 'c2pa', reason: 'network', detail: 'offline' }],
  checked: ['detector'],
};
const origin: ReportOrigin = {
  file: 'https://video.example/1',
  page: { site: 'x', address: 'https://video.example/1', caption: 'a "cat"' },
  checkedAt: '2026-11-25T14:00:00.000Z',
  extension: '0.1.0',
  sensitivity: 'balanced',
  frames: [{ timeS: 1, image: 'data:image/jpeg;base64,AAAA' }],
};
const report = makeReport(findings, origin);
const reread = (change: object) => parseReport(JSON.stringify({ ...report, ...change }));

describe('a report', () => {
  it('holds pictures large where there are such, and takes in nothing else for one', () => {
    const with_ = (large: string) => ({
      frames: origin.frames.map((frame) => ({ ...frame, large })),
    });
    const sharp = makeReport(findings, { ...origin, ...with_('data:image/jpeg;base64,BBBB') });
    expect(parseReport(JSON.stringify(sharp))).toEqual({ report: sharp });
    expect(sharp.frames[0]?.large).toContain('BBBB');
    expect(reread(with_('https://tracker.example/a.jpg'))).toEqual({ error: 'not_report' });
  });

  it('reads back whatever source speaks, and whatever stopped one', () => {
    const all: Findings = {
      evidence: SOURCES.map((source) => ({ ...score, source })),
      unchecked: UNCHECKED_REASONS.map((reason) => ({ source: 'c2pa', reason })),
      checked: SOURCES,
    };
    expect(parseReport(JSON.stringify(makeReport(all, origin)))).toHaveProperty('report');
  });

  it('tells level, score and model, and reads back as it was written', () => {
    expect(report).toMatchObject({ level: 'likely-ai', score: 0.91, model: '2026.11' });
    expect(parseReport(JSON.stringify(report))).toEqual({ report });
    expect(report).toMatchObject({ ...findings });
  });

  it('has no score where the detector said nothing', () => {
    const silent = makeReport({ ...findings, evidence: [] }, origin);
    expect(silent).toMatchObject({ level: 'no-signs', score: null, model: null });
  });

  it.each([
    ['', 'not_json'],
    ['{', 'not_json'],
    ['null', 'not_report'],
    ['[]', 'not_report'],
    ['{"format":"something-else","version":1}', 'not_report'],
    [JSON.stringify({ ...report, version: 2 }), 'newer'],
    [`"${'x'.repeat(8_000_001)}"`, 'too_large'],
    [`${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'not_report'],
  ])('says what is wrong with %.40s', (text, error) => {
    expect(parseReport(text)).toEqual({ error });
  });

  it.each([
    [
      'a picture that is an address',
      { frames: [{ timeS: 1, image: 'https://evil.example/x.jpg' }] },
    ],
    ['a picture that is a page', { frames: [{ timeS: 1, image: 'data:text/html;base64,AAAA' }] }],
    ['a source that does not exist', { evidence: [{ ...score, source: 'oracle' }] }],
    ['evidence without a kind', { evidence: [{ ...score, detail: {} }] }],
    ['a rate beyond 1', { evidence: [{ ...score, falseAlarmRate: 2 }] }],
    ['a score that is a text', { score: 'high' }],
    ['a date that is none', { checkedAt: 'yesterday' }],
  ])('refuses %s', (_, change) => {
    expect(reread(change)).toEqual({ error: 'not_report' });
  });
});

describe('the table for spreadsheets', () => {
  it('quotes what needs it and defuses formulas', () => {
    const csv = toCsv([{ ...report, file: '=cmd|"x"', evidence: [{ ...score, by: 'a,b\nc' }] }]);
    const [head, ...rest] = csv.split('\r\n');
    expect(head).toMatch(/^file,level,score,/);
    expect(rest[0]).toContain(
      `"'=cmd|""x""",likely-ai,0.91,"detector: a,b\nc: ai-generated",c2pa: network`,
    );
    expect(csv.endsWith('\r\n')).toBe(true);
  });
});
