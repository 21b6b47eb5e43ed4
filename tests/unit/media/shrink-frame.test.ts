import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shrinkFrame } from '@/utils/media/shrink-frame.ts';

type Pixel = readonly [number, number, number];

function frameOf(width: number, height: number, pixel: (x: number, y: number) => Pixel) {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++)
    data.set([...pixel(i % width, Math.floor(i / width)), 255], i * 4);
  return { width, height, timeS: 1.5, data };
}

const sky: Pixel = [250, 128, 3];
const ground: Pixel = [1, 90, 255];

describe('shrinkFrame', () => {
  it('keeps a picture that is small enough as it is', () => {
    const frame = frameOf(5, 3, (x, y) => [x * 40, y * 80, x * y]);
    expect(shrinkFrame(frame, 160)).toEqual(frame);
  });

  it('keeps the colour of every part, whatever the size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 300 }), fc.nat(300), (width, more) => {
        const height = width + more;
        const halves = frameOf(width, height, (_, y) => (y < height / 2 ? sky : ground));
        const small = shrinkFrame(halves, 16);
        expect(small.height).toBe(16);
        expect([...small.data.slice(0, 4)]).toEqual([...sky, 255]);
        expect([...small.data.slice(-4)]).toEqual([...ground, 255]);
        expect(small.timeS).toBe(1.5);
      }),
      { numRuns: 40 },
    );
  });

  it('means the pixels of a part: a fine chequer becomes grey', () => {
    const chequer = frameOf(120, 120, (x, y) => ((x + y) % 2 ? [255, 255, 255] : [0, 0, 0]));
    const small = shrinkFrame(chequer, 60);
    for (const value of small.data.filter((_, i) => i % 4 < 3))
      expect(Math.abs(value - 128)).toBeLessThan(16);
  });
});
