import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fit,
  WINDOW_FRAMES,
  WINDOW_STEP_S,
  windowStarts,
  windowTimes,
} from '@/utils/media/plan-windows.ts';

test.for([
  [Number.NaN, [0]],
  [0, [0]],
  [1.9, [0]],
  [2, [0]],
  [10, [1, 5]],
  [3600, [360, 1800]],
] as const)('a video of %d s has windows at %o', ([duration, starts]) => {
  expect(windowStarts(duration)).toEqual(starts);
});

test('a window keeps its distance, ends with the video and is never empty', () => {
  const seconds = fc.double({ min: 0, max: 1e5, noNaN: true });
  fc.assert(
    fc.property(seconds, seconds, (start, length) => {
      const times = windowTimes(start, start + length);
      expect(times[0]).toBe(start);
      expect(times.length).toBeLessThanOrEqual(WINDOW_FRAMES);
      for (const [index, time] of times.entries()) {
        expect(time).toBe(start + index * WINDOW_STEP_S);
        if (index > 0) expect(time).toBeLessThan(start + length);
      }
      const next = start + times.length * WINDOW_STEP_S;
      if (times.length < WINDOW_FRAMES) expect(next).toBeGreaterThanOrEqual(start + length);
    }),
  );
});

test('a picture fits the long side, keeps its shape and is never enlarged', () => {
  expect(fit(1920, 1080, 512)).toEqual([512, 288]);
  expect(fit(1080, 1920, 512)).toEqual([288, 512]);
  expect(fit(320, 240, 512)).toEqual([320, 240]);
  expect(fit(10_000, 1, 512)).toEqual([512, 1]);
});
