import { describe, expect, it } from 'vitest';
import type { Frame } from '@/utils/media/frame.ts';
import { meanFrame } from '@/utils/model/mean-frame.ts';
import { decode } from '@/utils/model/ocr-decode.ts';
import { boxesOf, findSize, likeliest } from '@/utils/model/ocr-find.ts';
import { scaleToPlanes } from '@/utils/model/ocr-scale.ts';

function frame(width: number, height: number, grey: (x: number, y: number) => number): Frame {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++)
    data.fill(grey(i % width, Math.floor(i / width)), i * 4, i * 4 + 3);
  return { width, height, timeS: 0, data };
}

describe('scaleToPlanes', () => {
  const ramp = frame(8, 4, (x) => x * 10);
  const whole = { left: 0, top: 0, width: 8, height: 4 };
  const plain = [0, 0, 0];
  const unit = [1, 1, 1];

  it('keeps values at the same size, one plane a channel', () => {
    const planes = scaleToPlanes(ramp, whole, 8, 4, plain, unit);
    expect(planes).toHaveLength(96);
    expect(planes[3]).toBeCloseTo(30 / 255);
    expect(planes[64 + 8 + 7]).toBeCloseTo(70 / 255);
  });

  it('takes the middle of neighbours going down by two, and stays inside the part', () => {
    const part = { left: 2, top: 0, width: 4, height: 4 };
    const planes = scaleToPlanes(ramp, part, 2, 2, plain, unit);
    expect(planes[0]).toBeCloseTo(25 / 255);
    expect(planes[1]).toBeCloseTo(45 / 255);
  });

  it('takes off the mean and divides by the deviation', () => {
    const white = frame(2, 2, () => 255);
    const half = [0.5, 0.5, 0.5];
    const part = { left: 0, top: 0, width: 2, height: 2 };
    expect(scaleToPlanes(white, part, 1, 1, half, half)[0]).toBeCloseTo(1);
  });
});

describe('boxesOf', () => {
  const part = { left: 0, top: 0, width: 128, height: 64 };
  function map(fill: (x: number, y: number) => number) {
    return Float32Array.from({ length: 64 * 32 }, (_, i) => fill(i % 64, Math.floor(i / 64)));
  }
  const inside = (x: number, y: number) => x >= 10 && x < 30 && y >= 8 && y < 14;

  it('puts one box around an area and grows it by half its height', () => {
    const [box, ...others] = boxesOf(
      map((x, y) => (inside(x, y) ? 0.9 : 0)),
      64,
      32,
      part,
    );
    expect(others).toEqual([]);
    expect(box).toEqual({ left: 13, top: 9, width: 54, height: 26 });
  });

  it('moves boxes to where the part lies', () => {
    const there = { ...part, left: 100, top: 50 };
    const [box] = boxesOf(
      map((x, y) => (inside(x, y) ? 0.9 : 0)),
      64,
      32,
      there,
    );
    expect(box).toMatchObject({ left: 113, top: 59 });
  });

  it('keeps two areas apart, and drops faint and tiny ones', () => {
    const two = (x: number, y: number) => inside(x, y) || inside(x - 25, y);
    expect(
      boxesOf(
        map((x, y) => (two(x, y) ? 0.9 : 0)),
        64,
        32,
        part,
      ),
    ).toHaveLength(2);
    expect(
      boxesOf(
        map((x, y) => (inside(x, y) ? 0.4 : 0)),
        64,
        32,
        part,
      ),
    ).toEqual([]);
    expect(
      boxesOf(
        map((x, y) => (x < 3 && y < 3 ? 0.9 : 0)),
        64,
        32,
        part,
      ),
    ).toEqual([]);
  });

  it('survives a map that is text all over', () => {
    expect(
      boxesOf(
        map(() => 1),
        64,
        32,
        part,
      ),
    ).toEqual([{ left: 0, top: 0, width: 128, height: 64 }]);
  });
});

describe('likeliest', () => {
  it('is the highest probability of the piece of the frame, not of the rest', () => {
    const map = new Float32Array(64 * 32);
    map[10 * 64 + 20] = 0.9;
    map[30 * 64 + 60] = 0.001;
    const part = { left: 100, top: 50, width: 128, height: 64 };
    const corner = { left: 180, top: 90, width: 48, height: 24 };
    expect(likeliest(map, 64, 32, part, corner)).toBeCloseTo(0.001);
    expect(likeliest(map, 64, 32, part, part)).toBeCloseTo(0.9);
  });
});

describe('findSize', () => {
  it('shrinks to multiples of 32 and enlarges twice at most', () => {
    expect(findSize(480, 872, 640)).toEqual([352, 640]);
    expect(findSize(100, 50, 640)).toEqual([192, 96]);
    expect(findSize(4000, 10, 640)).toEqual([640, 32]);
  });
});

describe('decode', () => {
  // The published reader has a, b and 生; か was added.
  const alphabet = ['a', 'b', '生', 'か'];
  const row = (best: number, classes: number) =>
    Array.from({ length: classes }, (_, i) => (i === best ? 0.8 : 0.1));
  /** Steps of the two answers: [what the old classifier holds likeliest, what the longer one does]. */
  const read = (...steps: [number, number][]) =>
    decode(
      steps.flatMap(([old, whole]) => [...row(old, 4), ...row(whole, 5)]),
      alphabet,
      3,
    );
  const both = (...steps: number[]) => read(...steps.map((one): [number, number] => [one, one]));

  it('drops blanks and repeats, and keeps doubled letters that a blank parts', () => {
    expect(both(0, 1, 1, 0, 1, 3, 2, 2, 0).text).toBe('aa生b');
  });

  it('gives the mean probability of the characters, 0 for none', () => {
    expect(both(1, 0).confidence).toBeCloseTo(0.8);
    expect(both(0, 0)).toEqual({ text: '', confidence: 0 });
  });

  it('reads the added letters', () => {
    expect(read([1, 1], [2, 4], [3, 3]).text).toBe('aか生');
  });

  it('keeps the old answer where the longer one has no added letter', () => {
    expect(read([1, 1], [2, 0], [3, 2]).text).toBe('ab生');
  });
});

describe('meanFrame', () => {
  it('keeps what stands still and blurs what moves', () => {
    const shots = [0, 1, 2, 3].map((at) => frame(4, 1, (x) => (x === at ? 200 : 100)));
    const [first, ...rest] = shots;
    if (!first) throw new Error('no frame');
    expect([...meanFrame([first, ...rest]).data.slice(0, 3)]).toEqual([125, 125, 125]);
  });

  it('keeps channels apart, and is off by less than a level', () => {
    const values = [0, 255, 1, 254, 7, 128, 33, 90, 255, 255, 0, 0];
    const shots = [0, 5, 3, 11].map((turn) => {
      const data = Uint8ClampedArray.from(values, (_, i) => values[(i + turn) % 12] ?? 0);
      return { width: 3, height: 1, timeS: 0, data };
    });
    const [first, ...rest] = shots;
    if (!first) throw new Error('no frame');
    const mean = meanFrame([first, ...rest]).data;
    for (let i = 0; i < 12; i++) {
      const exact = shots.reduce((sum, { data }) => sum + (data[i] ?? 0), 0) / 4;
      expect(Math.abs((mean[i] ?? 0) - exact)).toBeLessThanOrEqual(0.75);
    }
    expect([...meanFrame([first]).data]).toEqual([...first.data]);
  });
});
