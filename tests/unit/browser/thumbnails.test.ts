import { expect, test } from 'vitest';
import { isLarge } from '@/utils/browser/thumbnails.ts';

test('large pictures: as many as were asked for, evenly, and none where none were', () => {
  const chosen = (count: number, large: number) =>
    Array.from({ length: count }, (_, index) => index).filter((index) =>
      isLarge(index, count, large),
    );
  expect(chosen(8, 0)).toEqual([]);
  expect(chosen(8, 4)).toEqual([0, 2, 4, 6]);
  expect(chosen(8, 8)).toHaveLength(8);
  expect(chosen(3, 8)).toHaveLength(3);
});
