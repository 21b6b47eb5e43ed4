import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lookAt } from '@/utils/model/gate.ts';
import { pictureBox } from '@/utils/model/picture-box.ts';
import { cut, square } from '@/utils/model/preprocess.ts';
import { drawn } from './frames.ts';
import vector from './preprocess-vector.json';

it.each(vector)('agrees with Python on $width x $height -> $size, zoom $view.zoom', (expected) => {
  const frame = drawn(expected.width, expected.height, 0, 0, expected.bars);
  const box = pictureBox([frame]);
  expect([box.left, box.top, box.width, box.height]).toEqual(expected.box);
  const { left, top, side } = square(box.width, box.height, expected.view, expected.size);
  expect([left, top, side]).toEqual(expected.square);
  const image = cut(frame, box, expected.view, expected.size);
  expect(image.reduce((sum, value) => sum + value, 0) / image.length).toBeCloseTo(expected.mean, 4);
  expected.picks.forEach((at, i) => {
    expect(Math.abs((image[at] ?? Number.NaN) - (expected.values[i] ?? 0))).toBeLessThan(1e-4);
  });
  const look = lookAt(frame, box);
  expect(look.luma).toBeCloseTo(expected.look[0] ?? 0, 6);
  expect(look.detail).toBeCloseTo(expected.look[1] ?? 0, 6);
});

it('keeps every view inside the picture and every value in 0..1', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const side = fc.integer({ min: 16, max: 90 });
  fc.assert(
    fc.property(side, side, share, share, share, (width, height, zoom, x, y) => {
      const frame = drawn(width, height);
      const view = { frame: 0, zoom, x, y };
      const place = square(width, height, view, 32);
      expect(place.left).toBeGreaterThanOrEqual(0);
      expect(place.left + place.side).toBeLessThanOrEqual(width);
      expect(place.top + place.side).toBeLessThanOrEqual(height);
      const image = cut(frame, { left: 0, top: 0, width, height }, view, 32);
      expect(image.every((value) => value >= 0 && value <= 1.000001)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it('does not cut into a picture that is dark all over', () => {
  const frame = drawn(64, 48, 0, 0, 24);
  expect(pictureBox([frame])).toEqual({ left: 0, top: 0, width: 64, height: 48 });
});
