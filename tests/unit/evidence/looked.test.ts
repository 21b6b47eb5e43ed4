import { expect, it } from 'vitest';
import type { Findings } from '@/utils/evidence/evidence.ts';
import { isSeenClosely, type Look, rankPictures } from '@/utils/evidence/looked.ts';

const opinion: Findings = { evidence: [], unchecked: [], checked: ['detector'] };
const rank = (look: Partial<Look>, findings = opinion) =>
  rankPictures(findings, { frames: 8, own: false, closely: false, ...look });

it('puts what a person asked for before the frames of the file, and those before many of a player', () => {
  const order = [
    rank({}),
    rank({ frames: 16 }),
    rank({ own: true, frames: 4 }),
    rank({ closely: true }),
    rank({ closely: true, own: true }),
  ].map(({ looked }) => looked ?? 0);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(new Set(order).size).toBe(order.length);
});

it('is closely seen only where a person asked', () => {
  expect(isSeenClosely(rank({ closely: true }))).toBe(true);
  expect(isSeenClosely(rank({ own: true }))).toBe(false);
  expect(isSeenClosely(opinion)).toBe(false);
});

it('counts a refusal as a look, but not one of too few frames', () => {
  const declined = (detail: string): Findings => ({
    ...{ evidence: [], checked: [] },
    unchecked: [{ source: 'detector', reason: 'declined', detail }],
  });
  expect(rank({}, declined('too-dark')).looked).toBe(8);
  expect(rank({}, declined('too-few-frames')).looked).toBeUndefined();
});
