import { expect, test } from 'vitest';
import type { Evidence, EvidenceSource, Findings } from '@/utils/evidence/evidence.ts';
import { CouldNotCheck } from '@/utils/media/byte-source.ts';
import type { Post } from '@/utils/sites/site.ts';
import { judge, judgeInTurn, merge } from '@/utils/verdict/judge.ts';

const post: Post = { site: 's', postId: '1', pageUrl: 'https://s.example/', labels: [], urls: [] };
const says: Evidence = {
  source: 'platform',
  class: 'declared',
  claim: 'ai-generated',
  strength: 'firm',
  by: 's',
  detail: { kind: 'label' },
};
const good: EvidenceSource = { id: 'platform', needs: 'post', collect: async () => [says] };
const source = (id: EvidenceSource['id'], collect: EvidenceSource['collect']): EvidenceSource => ({
  id,
  needs: 'post',
  collect,
});
const ask = (sources: EvidenceSource[], signal = AbortSignal.timeout(5_000)) =>
  judge({ post, depth: 'feed' }, sources, signal);

test('a broken source does not hide the others, and is not silent', async () => {
  const broken = source('c2pa', () => Promise.reject(new Error('boom')));
  expect(await ask([broken, good])).toEqual({
    evidence: [says],
    checked: ['platform'],
    unchecked: [{ source: 'c2pa', reason: 'crashed', detail: 'Error: boom' }],
  });
});

test('a source that throws before it promises is caught, too', async () => {
  const broken = source('c2pa', () => {
    throw new Error('boom');
  });
  expect((await ask([broken])).unchecked[0]?.reason).toBe('crashed');
});

test('a wall keeps its reason', async () => {
  const wall = source('container', () => Promise.reject(new CouldNotCheck('not-media', '<html')));
  expect((await ask([wall])).unchecked).toEqual([
    { source: 'container', reason: 'not-media', detail: '<html' },
  ]);
});

test('a source that never answers ends with the signal', async () => {
  const stuck = source('detector', () => new Promise(() => {}));
  const findings = await ask([stuck, good], AbortSignal.timeout(20));
  expect(findings.unchecked).toEqual([{ source: 'detector', reason: 'timeout' }]);
  expect(findings.evidence).toEqual([says]);
});

test('in turn: what comes after enough is not asked, and is neither checked nor unchecked', async () => {
  const never = source('detector', () => Promise.reject(new Error('asked')));
  const turn = (isEnough: (findings: Findings) => boolean) =>
    judgeInTurn({ post, depth: 'feed' }, [good, never], isEnough, AbortSignal.timeout(5_000));
  const enough = await turn(({ evidence }) => evidence.length > 0);
  expect(enough).toEqual({ evidence: [says], checked: ['platform'], unchecked: [] });
  expect((await turn(() => false)).unchecked.map(({ source }) => source)).toEqual(['detector']);
});

test('in turn: after the word to stop, no further source is begun', async () => {
  const stop = new AbortController();
  const begun: string[] = [];
  const slow = source('container', () => {
    begun.push('container');
    stop.abort();
    return new Promise(() => {});
  });
  const next = source('c2pa', async () => {
    begun.push('c2pa');
    return [];
  });
  const turn = judgeInTurn({ post, depth: 'feed' }, [slow, next], () => false, stop.signal);
  expect((await turn).unchecked.map(({ reason }) => reason)).toEqual(['timeout', 'timeout']);
  expect(begun).toEqual(['container']);
});

test('what a source needs and nobody has is unchecked, not absent', async () => {
  const file: EvidenceSource = { id: 'c2pa', needs: 'file', collect: async () => [] };
  expect((await ask([file])).unchecked).toEqual([{ source: 'c2pa', reason: 'no-address' }]);
});

test('merging: a new answer replaces the old one, a failed second try does not', () => {
  const first: Findings = { evidence: [says], checked: ['platform'], unchecked: [] };
  const failed: Findings = {
    evidence: [],
    checked: [],
    unchecked: [{ source: 'platform', reason: 'network' }],
  };
  expect(merge(first, failed)).toEqual(first);
  expect(merge(failed, first)).toEqual(first);
  expect(merge(first, { ...first, evidence: [] }).evidence).toEqual([]);
});

test('merging: a mark that was seen stays, whatever other frames show', () => {
  const seen: Evidence = { ...says, source: 'mark', class: 'observed' };
  const marked: Findings = { evidence: [seen], checked: ['mark'], unchecked: [] };
  const later: Findings = { evidence: [], checked: ['mark'], unchecked: [] };
  expect(merge(marked, later)).toEqual(marked);
  expect(merge(later, marked)).toEqual(marked);
  const again: Evidence = { ...seen, by: 'another' };
  expect(merge(marked, { ...later, evidence: [again] }).evidence).toEqual([again]);
});

test('merging: of two answers of the detector the one about better pictures stands, whichever came first', () => {
  const estimate: Evidence = {
    ...{ source: 'detector', class: 'estimated', claim: 'ai-generated', strength: 'weak' },
    ...{ by: 'detector', falseAlarmRate: 0.01, detail: { kind: 'score' } },
  };
  const opinion = (looked: number): Findings => ({
    ...{ evidence: [estimate], checked: ['detector'], unchecked: [], looked },
  });
  const none = (looked: number): Findings => ({
    ...{ evidence: [], checked: [], looked },
    unchecked: [{ source: 'detector', reason: 'declined', detail: 'low-quality' }],
  });
  // Eight frames of a player, then the file's own: neither an opinion nor its lack outlives the better look.
  for (const [worse, better] of [
    [opinion(8), none(1016)],
    [none(8), opinion(1016)],
    [none(8), opinion(16)],
  ] as const) {
    expect(merge(worse, better)).toEqual(better);
    expect(merge(better, worse)).toEqual(better);
  }
  // Of equals, the newer; and a look that failed is none.
  expect(merge(opinion(8), none(8))).toEqual(none(8));
  expect(merge(none(8), opinion(8))).toEqual(opinion(8));
  const failed: Findings = { ...none(0), unchecked: [{ source: 'detector', reason: 'timeout' }] };
  expect(merge(opinion(8), failed)).toEqual(opinion(8));
  expect(merge(none(8), failed)).toEqual(none(8));
  expect(merge(failed, none(8))).toEqual(none(8));
});
