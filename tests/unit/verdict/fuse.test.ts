import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence, Findings } from '@/utils/evidence/evidence.ts';
import { FALSE_ALARM_RATE, fuse, LEVELS, type Sensitivity } from '@/utils/verdict/fuse.ts';

const evidence: fc.Arbitrary<Evidence> = fc.record({
  source: fc.constantFrom('platform', 'host', 'caption', 'container', 'c2pa', 'mark', 'detector'),
  class: fc.constantFrom('verified', 'declared', 'observed', 'estimated'),
  claim: fc.constantFrom('ai-generated', 'ai-edited', 'captured', 'neutral'),
  strength: fc.constantFrom('firm', 'weak'),
  // The last two are the same letter to a language, and two to a program.
  by: fc.constantFrom('a', 'b', '\u00e9', 'e\u0301'),
  // Few values, so that much differs in one thing only.
  falseAlarmRate: fc.constantFrom(0, 0.005, 0.006, 0.02, 0.05, 0.051, 1),
  detail: fc.record({ kind: fc.constantFrom('k', 'l') }),
});
const shuffled = <T>(list: readonly T[]) =>
  fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
const hint = (part: Partial<Evidence>) =>
  one({ strength: 'weak', ...part }).evidence[0] as Evidence;
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
      fc.property(
        fc
          .array(evidence, { maxLength: 8 })
          .chain((list) => fc.tuple(fc.constant(list), shuffled(list))),
        sensitivity,
        ([list, other], s) => {
          const [a, b] = [fuse(found(list), s), fuse(found(other), s)];
          expect([a.level, a.reason]).toEqual([b.level, b.reason]);
        },
      ),
      { numRuns: 1_000 },
    ));

  test.each([
    ['a name in two spellings', { by: '\u00e9' }, { by: 'e\u0301' }],
    ['two claims of one source', { claim: 'ai-generated' }, { claim: 'ai-edited' }],
  ] as const)('gives the same reason in any order: %s', (_, one, other) => {
    const [a, b] = [hint(one), hint(other)];
    expect(fuse(found([a, b]), 'high').reason).toEqual(fuse(found([b, a]), 'high').reason);
  });

  test('a camera needs a verified capture, and no firm word for AI beside it', () =>
    fc.assert(
      fc.property(fc.array(evidence), sensitivity, (list, s) => {
        const isFirm = ({ class: c, strength }: Evidence) =>
          c === 'verified' || (c === 'declared' && strength === 'firm');
        const camera = list.some((e) => e.class === 'verified' && e.claim === 'captured');
        const ai = list.some((e) => isFirm(e) && e.claim.startsWith('ai'));
        expect(fuse(found(list), s).level === 'captured').toBe(camera && !ai);
      }),
    ));

  test('more sensitivity only turns silence into a hint', () =>
    fc.assert(
      fc.property(fc.array(evidence), (list) => {
        const [low, balanced, high] = (['low', 'balanced', 'high'] as const).map(
          (s) => fuse(found(list), s).level,
        );
        for (const [less, more] of [
          [low, balanced],
          [balanced, high],
        ])
          expect(less === more || (less === 'no-signs' && more === 'likely-ai')).toBe(true);
      }),
    ));

  test('a mark on a video that only the platform calls captured is a hint, and on a verified one none', () => {
    const mark = hint({ source: 'mark', class: 'observed', falseAlarmRate: 0.003 });
    const platform = hint({ source: 'platform', claim: 'captured', strength: 'firm' });
    const camera = hint({ class: 'verified', claim: 'captured', strength: 'firm' });
    expect(fuse(found([mark, platform]), 'low').level).toBe('likely-ai');
    const verdict = fuse(found([mark, camera]), 'high');
    expect([verdict.level, verdict.evidence]).toEqual(['captured', [mark, camera]]);
  });

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
