import { describe, expect, it } from 'vitest';
import type { Frame } from '@/utils/media/frame.ts';
import { type Grey, highPass, meanGrey, scaleGrey, sizeAt } from '@/utils/model/grey.ts';

function grey(width: number, height: number, value: (x: number, y: number) => number): Grey {
  const data = Float32Array.from({ length: width * height }, (_, i) =>
    value(i % width, Math.floor(i / width)),
  );
  return { width, height, data };
}
function frame(width: number, height: number, value: (x: number) => number): Frame {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) data.fill(value(i % width), i * 4, i * 4 + 3);
  return { width, height, timeS: 0, data };
}

describe('meanGrey', () => {
  it('averages frames in grey', () => {
    const mean = meanGrey([frame(4, 2, () => 100), frame(4, 2, (x) => (x < 2 ? 0 : 200))]);
    expect([mean.width, mean.height]).toEqual([4, 2]);
    expect([...mean.data]).toEqual([50, 50, 150, 150, 50, 50, 150, 150]);
  });

  it('weighs the colours as luma does, unrounded', () => {
    const shots = [3, 255, 0, 8].map((blue) => {
      const data = Uint8ClampedArray.from([200, 100, blue, 255]);
      return { width: 1, height: 1, timeS: 0, data };
    });
    const [first, ...rest] = shots;
    if (!first) throw new Error('no frame');
    const [value = 0] = meanGrey([first, ...rest]).data;
    expect(value).toBeCloseTo((77 * 200 + 150 * 100 + 29 * 66.5) / 256, 4);
  });
});

describe('scaleGrey', () => {
  it('cuts the part out and scales its short side', () => {
    const picture = grey(40, 20, (x) => (x < 20 ? 0 : 200));
    const part = { left: 20, top: 0, width: 20, height: 10 };
    expect(sizeAt(part, 5)).toEqual({ scale: 0.5, width: 10, height: 5 });
    const scaled = scaleGrey(picture, part, 5, { left: 4, top: 1, width: 6, height: 3 });
    expect([scaled.width, scaled.height]).toEqual([6, 3]);
    expect([...scaled.data].every((value) => value === 200)).toBe(true);
  });
});

describe('highPass', () => {
  it('takes away what is even or slopes, and keeps what stands out', () => {
    const slope = highPass(grey(40, 30, (x, y) => 3 * x + 2 * y));
    for (let y = 6; y < 24; y++)
      for (let x = 6; x < 34; x++) expect(Math.abs(slope.data[y * 40 + x] ?? 9)).toBeLessThan(1e-3);
    const dot = highPass(grey(40, 30, (x, y) => (x === 20 && y === 15 ? 169 : 0)));
    expect(dot.data[15 * 40 + 20]).toBeCloseTo(168, 3);
    expect(dot.data[15 * 40 + 26]).toBeCloseTo(-1, 3);
    expect(dot.data[15 * 40 + 27]).toBeCloseTo(0, 3);
    expect(dot.data[9 * 40 + 14]).toBeCloseTo(-1, 3);
  });

  it('repeats the edges, in pictures smaller than the square, too', () => {
    expect([...highPass(grey(3, 5, () => 7)).data].every((value) => value === 0)).toBe(true);
    const step = highPass(grey(30, 3, (x) => (x === 0 ? 13 : 0)));
    // Seven of the thirteen columns around the first one are the first one itself.
    expect(step.data[0]).toBeCloseTo(13 - 7, 4);
  });
});
