import fc from 'fast-check';
import { expect, it } from 'vitest';
import { combine, enough, windowsOf } from '@/utils/model/aggregate.ts';
import { drawnWindow } from './frames.ts';

const small = (count: number, start: number) => drawnWindow(count, start, 16, 16);

it('splits by gaps, sizes and after eight frames, whatever order they come in', () => {
  const frames = [...small(8, 10), ...small(6, 0), ...small(10, 20)];
  const lengths = (list: ReturnType<typeof windowsOf>) => list.map((w) => w.length);
  expect(lengths(windowsOf(frames))).toEqual([6, 8, 8]);
  expect(lengths(windowsOf([...frames].reverse()))).toEqual([6, 8, 8]);
  const turned = [...small(4, 0), ...drawnWindow(4, 0.5, 16, 24)];
  expect(lengths(windowsOf(turned))).toEqual([4, 4]);
});

it('drops repeated frames: a paused video is one picture', () => {
  expect(windowsOf([...small(8, 0), ...small(8, 0)])).toHaveLength(1);
});

it('asks for eight frames or two windows', () => {
  expect(enough(windowsOf(small(7, 0)))).toBe(false);
  expect(enough(windowsOf(small(8, 0)))).toBe(true);
  expect(enough(windowsOf([...small(4, 0), ...small(4, 5)]))).toBe(true);
});

it('combines within the cap, and in any order', () => {
  const logits = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(logits, (list) => {
      expect(Math.abs(combine(list, 6))).toBeLessThanOrEqual(6);
      expect(combine([...list].reverse(), 6)).toBeCloseTo(combine(list, 6), 9);
    }),
  );
});
