import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence, Findings } from '@/utils/evidence/evidence.ts';
import { FALSE_ALARM_RATE, fuse, LEVELS, type Sensitivity } from '@/utils/verdict/fuse.ts';

const evidence: fc.Arbitrary<Evidence> = fc.record({
  source: fc.constantFrom('platform', 'host', 'caption', 'container', 'c2pa', 'mark', 'detector'),
  class: fc.constantFrom('verified', 'declared', 'observed', 'estimated'),
  claim: fc.constantFrom('ai-generated', 'ai-edited', 'captured', 'neutral'),
  strength: fc.constantFrom('firm', 'weak'),
  by: fc.constantFrom('a', 'b'),
  falseAlarmRate: fc.double({ min: 0, max: 1, noNaN: true }),
  detail: fc.record({ kind: fc.constantFrom('k', 'l') }),
});
const sensitivity = fc.constantFrom<Sensitivity>('low', 'balanced', 'high');
const found = (list: readonly Evidence[]): Findings => ({
  evidence: list,
  unchecked: [],
  checked: ['detector'],
});
const one = (part: Partial<Evidence>): Findings =>
  found([
    {
      source: 'c2pa',
      class: 'declared',
      claim: 'ai-generated',
      strength: 'firm',
      by: 'x',
      detail: { kind: 'k' },
      ...part,
    },
  ]);
/** How much a level accuses: `captured` and the two silences do not. */
const accusation = (list: readonly Evidence[], s: Sensitivity) =>
  Math.max(0, 3 - LEVELS.indexOf(fuse(found(list), s).level));

describe('fuse', () => {
  test('gives the same verdict and reason in any order', () =>
    fc.assert(
      fc.property(fc.array(evidence), sensitivity, (list, s) => {
        const [a, b] = [fuse(found(list), s), fuse(found([...list].reverse()), s)];
        expect([a.level, a.reason]).toEqual([b.level, b.reason]);
      }),
    ));

  test('never accuses less for more evidence of AI', () =>
    fc.assert(
      fc.property(fc.array(evidence), evidence, sensitivity, (list, e, s) => {
        fc.pre(e.claim === 'ai-generated');
        expect(accusation([...list, e], s)).toBeGreaterThanOrEqual(accusation(list, s));
      }),
    ));

  test('says "ai" and "captured" only on firm ground, whatever else there is', () =>
    fc.assert(
      fc.property(fc.array(evidence), sensitivity, (list, s) => {
        const soft = list.filter(
          (e) => e.class !== 'verified' && !(e.class === 'declared' && e.strength === 'firm'),
        );
        expect(['likely-ai', 'no-signs']).toContain(fuse(found(soft), s).level);
      }),
    ));

  test('hides nothing verified or declared at any sensitivity', () => {
    for (const s of ['low', 'balanced', 'high'] as const) {
      expect(fuse(one({ class: 'verified' }), s).level).toBe('ai');
      expect(fuse(one({}), s).level).toBe('ai');
      expect(fuse(one({ claim: 'ai-edited' }), s).level).toBe('ai-edited');
      expect(fuse(one({ strength: 'weak' }), s).level).toBe('likely-ai');
      expect(fuse(one({ class: 'verified', claim: 'captured' }), s).level).toBe('captured');
      expect(fuse(one({ claim: 'captured' }), s).level).toBe('no-signs');
    }
  });

  test.each(['observed', 'estimated'] as const)('keeps its promise for what is %s', (kind) => {
    for (const [s, rate] of Object.entries(FALSE_ALARM_RATE) as [Sensitivity, number][]) {
      expect(fuse(one({ class: kind, falseAlarmRate: rate }), s).level).toBe('likely-ai');
      expect(fuse(one({ class: kind, falseAlarmRate: rate * 1.01 }), s).level).toBe('no-signs');
    }
    expect(fuse(found([{ ...one({ class: kind }).evidence[0] } as Evidence]), 'high').level).toBe(
      'no-signs',
    );
  });

  test('says "unchecked", never "no signs", where nobody looked at the video', () => {
    const words: Findings = {
      evidence: [],
      unchecked: [],
      checked: ['platform', 'caption', 'host'],
    };
    expect(fuse(words, 'high').level).toBe('unchecked');
    expect(fuse({ ...words, checked: ['container'] }, 'high').level).toBe('no-signs');
  });
});
