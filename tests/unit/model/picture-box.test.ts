import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Frame } from '@/utils/media/frame.ts';
import { pictureBox } from '@/utils/model/picture-box.ts';

/** Grey frames with bars of one width on all sides, and a picture of one brightness. */
function barred(width: number, height: number, bar: number, light: number): Frame {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = bar; y < height - bar; y++)
    for (let x = bar; x < width - bar; x++)
      data.fill(light, (y * width + x) * 4, (y * width + x) * 4 + 3);
  return { width, height, data, timeS: 0 };
}

it('cuts bars and two pixels more, whichever frame shows that they are bars', () => {
  const dark = barred(60, 40, 0, 3);
  const light = barred(60, 40, 6, 90);
  for (const frames of [[light], [dark, light], [light, dark, dark]])
    expect(pictureBox(frames)).toEqual({ left: 8, top: 8, width: 44, height: 24 });
});

it('counts lines as the plain sum over all their pixels does', () => {
  const side = fc.integer({ min: 8, max: 40 });
  const noise = fc.uint8Array({ minLength: 3 * 40 * 40, maxLength: 3 * 40 * 40 });
  fc.assert(
    fc.property(side, side, noise, fc.integer({ min: 0, max: 3 }), (width, height, dots, count) => {
      const frames = Array.from({ length: count + 1 }, (_, k) => {
        const frame = barred(width, height, 0, 0);
        // Few dots are bright, so that many lines are near the limit.
        for (let i = 0; i < width * height; i++)
          if ((dots[k * 1000 + i] ?? 0) > 247) frame.data.fill(200, i * 4, i * 4 + 3);
        return frame;
      });
      const bright = (x: number, y: number, { data }: Frame) =>
        (data[(y * width + x) * 4] ?? 0) > 100;
      const lines = (
        length: number,
        across: number,
        at: (i: number, j: number, f: Frame) => boolean,
      ) =>
        Array.from({ length }, (_, i) =>
          frames.some(
            (f) =>
              Array.from({ length: across }, (_, j) => at(i, j, f)).filter(Boolean).length >
              0.02 * across,
          ),
        );
      const rows = lines(height, width, (y, x, f) => bright(x, y, f));
      const columns = lines(width, height, (x, y, f) => bright(x, y, f));
      const few = (all: boolean[]) => all.filter(Boolean).length < 0.3 * all.length;
      const trim = (all: boolean[]) => {
        const [first, last] = [all.indexOf(true), all.lastIndexOf(true) + 1];
        return [first > 1 ? first + 2 : 0, last < all.length - 1 ? last - 2 : all.length] as const;
      };
      const whole = few(rows) || few(columns);
      const [left, right] = whole ? [0, width] : trim(columns);
      const [top, bottom] = whole ? [0, height] : trim(rows);
      expect(pictureBox(frames)).toEqual({ left, top, width: right - left, height: bottom - top });
    }),
    { numRuns: 100 },
  );
});
