import { expect, it } from 'vitest';
import { type Planes, scale, toRgba } from '@/utils/media/planes.ts';
import vector from './planes-vector.json';

/** As training/make_vector.py draws it; NV12 keeps both chroma planes in one, value by value. */
function drawn(width: number, height: number, nv12: boolean): Planes {
  const [half, lines] = [width / 2, height / 2];
  const data = new Uint8Array(width * height * 1.5);
  const y = { data, start: 0, row: width, step: 1 };
  const start = width * height;
  const u = nv12 ? { data, start, row: width, step: 2 } : { data, start, row: half, step: 1 };
  const v = { ...u, start: nv12 ? start + 1 : start + half * lines };
  for (let line = 0; line < height; line++)
    for (let x = 0; x < width; x++) data[line * width + x] = x * 7 + line * 13;
  for (let line = 0; line < lines; line++)
    for (let x = 0; x < half; x++) {
      data[u.start + line * u.row + x * u.step] = x * x + line * 5;
      data[v.start + line * v.row + x * v.step] = x * line * 3;
    }
  return { width, height, y, u, v, fullRange: false };
}

it.for(vector.flatMap((expected) => [false, true].map((nv12) => ({ ...expected, nv12 }))))(
  'agrees with Python on $from -> $to, NV12: $nv12',
  ({ from, to, rgb, nv12 }) => {
    const planes = drawn(from[0] ?? 0, from[1] ?? 0, nv12);
    const rgba = toRgba(scale(planes, to[0] ?? 0, to[1] ?? 0));
    const apart = [...rgba]
      .filter((_, i) => i % 4 !== 3)
      .map((value, i) => value - (rgb[i] ?? 999));
    // Where a value lies in the middle of two, float and double round apart: one of luma or chroma.
    const most = from.join() === to.join() ? 0 : 3;
    expect(Math.max(...apart.map(Math.abs))).toBeLessThanOrEqual(most);
    expect(rgba.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true);
  },
);

it('knows black and white of both ranges', () => {
  const grey = (value: number, fullRange: boolean) => {
    const data = new Uint8Array(6).fill(128).fill(value, 0, 4);
    const y = { data, start: 0, row: 2, step: 1 };
    const u = { data, start: 4, row: 1, step: 1 };
    return toRgba({ width: 2, height: 2, y, u, v: { ...u, start: 5 }, fullRange })[0];
  };
  expect([grey(16, false), grey(235, false)]).toEqual([0, 255]);
  expect([grey(0, true), grey(255, true)]).toEqual([0, 255]);
});
