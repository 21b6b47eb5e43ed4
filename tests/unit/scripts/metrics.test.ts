import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auc, measure, truePositiveRate } from '@/scripts/evaluate/metrics.mjs';

describe('auc', () => {
  it('is 1 for a perfect order, 0.5 for ties, and counts pairs', () => {
    expect(auc([0.8, 0.9], [0.1, 0.2])).toBe(1);
    expect(auc([0.5], [0.5, 0.5])).toBe(0.5);
    expect(auc([0.3, 0.7], [0.1, 0.5])).toBe(0.75);
    expect(auc([], [0.5])).toBeNull();
  });

  it('agrees with counting every pair', () => {
    const list = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(list, list, (positives, negatives) => {
        const wins = positives.flatMap((p) =>
          negatives.map((n) => (p > n ? 1 : p === n ? 0.5 : 0) as number),
        );
        const mean = wins.reduce((a, b) => a + b, 0) / wins.length;
        expect(auc(positives, negatives)).toBeCloseTo(mean, 10);
      }),
    );
  });
});

describe('truePositiveRate', () => {
  const negatives = Array.from({ length: 100 }, (_, i) => i / 100);

  it('takes the threshold that at most this share of the negatives passes', () => {
    expect(truePositiveRate([0.985, 0.995, 0.5, 0.2], negatives, 0.01)).toBe(0.5);
    expect(truePositiveRate([0.96, 0.94, 0.1, 0.945], negatives, 0.05)).toBe(0.5);
  });

  it('does not answer where the negatives are too few to know', () => {
    expect(truePositiveRate([0.9], negatives, 0.001)).toBeNull();
    expect(truePositiveRate([], negatives, 0.05)).toBeNull();
  });

  it('lets no more negatives pass than promised, ties included', () => {
    expect(truePositiveRate([0.5], Array(100).fill(0.5), 0.05)).toBe(0);
  });
});

describe('measure', () => {
  const level = (balanced: string) => ({ low: 'no-signs', balanced, high: 'likely-ai' });
  const clips = [
    { label: 'ai', group: 'Gen', score: 0.9, level: level('likely-ai') },
    { label: 'ai', group: 'Gen', score: null, level: null },
    { label: 'real', group: 'repo', score: 0.2, level: level('no-signs') },
    { label: 'real', group: 'repo', score: 0.1, level: level('no-signs') },
  ];

  it('counts clips without a score, and measures each group against all real clips', () => {
    const { clips: count, scored, auc: overall, groups, flagged } = measure(clips);
    expect([count, scored, overall]).toEqual([4, 3, 1]);
    expect(groups.Gen).toMatchObject({ clips: 2, scored: 1, auc: 1 });
    expect(groups.repo).toMatchObject({ clips: 2, auc: null });
    expect(flagged).toEqual({
      ai: { low: 0, balanced: 0.5, high: 0.5 },
      real: { low: 0, balanced: 0, high: 1 },
    });
  });
});
