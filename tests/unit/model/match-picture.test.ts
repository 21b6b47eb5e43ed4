import { describe, expect, it } from 'vitest';
import type { Grey } from '@/utils/model/grey.ts';
import { bestFit } from '@/utils/model/match-picture.ts';

function grey(width: number, height: number, value: (x: number, y: number) => number): Grey {
  const data = Float32Array.from({ length: width * height }, (_, i) =>
    value(i % width, Math.floor(i / width)),
  );
  return { width, height, data };
}
const noise = (x: number, y: number) => ((x * 7919 + y * 104729 + x * y * 31) % 97) / 97;
const disc = grey(11, 11, (x, y) => (Math.hypot(x - 5, y - 5) < 4 ? 255 : 0));
const inside = (x: number, y: number, left: number, top: number) =>
  x >= left && x < left + 11 && y >= top && y < top + 11;
/** The disc at a quarter of its contrast on a noisy ground. */
const scene = (left: number, top: number) =>
  grey(120, 90, (x, y) => {
    const on = inside(x, y, left, top) ? (disc.data[(y - top) * 11 + x - left] ?? 0) / 4 : 0;
    return 90 + noise(x, y) * 8 + on;
  });
const everywhere = { left: 0, right: 200, top: 0, bottom: 200 };

describe('bestFit', () => {
  it.each([
    [40, 30],
    [41, 31],
    [0, 0],
    [109, 79],
  ])('finds a faint template at %i, %i', (left, top) => {
    const { score, x, y } = bestFit(scene(left, top), disc, everywhere);
    expect([x, y]).toEqual([left, top]);
    expect(score).toBeGreaterThan(0.9);
  });

  it('scores noise and flat pictures low', () => {
    expect(
      bestFit(
        grey(120, 90, (x, y) => noise(x, y) * 255),
        disc,
        everywhere,
      ).score,
    ).toBeLessThan(0.5);
    expect(
      bestFit(
        grey(120, 90, () => 128),
        disc,
        everywhere,
      ).score,
    ).toBe(0);
  });

  it('looks inside its area only', () => {
    const area = { left: 60, right: 80, top: 0, bottom: 20 };
    expect(bestFit(scene(20, 20), disc, area).score).toBeLessThan(0.5);
  });

  it('finds nothing where the picture is smaller than the template', () => {
    expect(bestFit(grey(5, 5, noise), disc, everywhere).score).toBe(-1);
  });
});
