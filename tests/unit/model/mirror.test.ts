import { expect, it } from 'vitest';
import type { Frame } from '@/utils/media/frame.ts';
import { mirrored } from '@/utils/model/mirror.ts';

it('cuts a piece out of a frame and exchanges left and right', () => {
  const data = Uint8ClampedArray.from({ length: 5 * 3 * 4 }, (_, i) => i);
  const frame: Frame = { width: 5, height: 3, timeS: 1.5, data };
  const piece = mirrored(frame, { left: 1, top: 1, width: 3, height: 2 });
  expect(piece).toMatchObject({ width: 3, height: 2, timeS: 1.5 });
  const pixel = (x: number, y: number) => [...data.slice((y * 5 + x) * 4, (y * 5 + x) * 4 + 4)];
  expect([...piece.data]).toEqual(
    [3, 2, 1].flatMap((x) => pixel(x, 1)).concat([3, 2, 1].flatMap((x) => pixel(x, 2))),
  );
});
