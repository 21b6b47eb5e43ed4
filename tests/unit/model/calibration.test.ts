import fc from 'fast-check';
import { expect, it } from 'vitest';
import shipped from '@/public/models/detector.json';
import { Calibration, falseAlarmRate, probability } from '@/utils/model/calibration.ts';

const calibration = Calibration.parse(shipped);

it('reads the shipped file, and the thresholds rise with the promise', () => {
  const { low, balanced, high } = calibration.thresholds;
  expect(low).toBeGreaterThanOrEqual(balanced);
  expect(balanced).toBeGreaterThanOrEqual(high);
});

it('never promises a rate of zero, and never a higher one for a higher score', () => {
  const score = fc.double({ min: -30, max: 30, noNaN: true });
  fc.assert(
    fc.property(score, score, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      expect(falseAlarmRate(high, calibration)).toBeGreaterThan(0);
      expect(falseAlarmRate(high, calibration)).toBeLessThanOrEqual(
        falseAlarmRate(low, calibration) + 1e-12,
      );
      expect(probability(high, calibration)).toBeGreaterThanOrEqual(probability(low, calibration));
    }),
  );
});

it('keeps each promise at its threshold', () => {
  const promises = { low: 0.005, balanced: 0.02, high: 0.05 };
  for (const [name, promise] of Object.entries(promises)) {
    const at = calibration.thresholds[name as keyof typeof promises];
    if (at >= 1) continue;
    const { slope, intercept } = calibration.platt;
    const score = (Math.log(at / (1 - at)) - intercept) / slope;
    expect(falseAlarmRate(score + 1e-6, calibration)).toBeLessThanOrEqual(promise * 1.0001);
  }
});

it('refuses a table that goes the wrong way', () => {
  const falseAlarms = [...shipped.falseAlarms].reverse();
  expect(Calibration.safeParse({ ...shipped, falseAlarms }).success).toBe(false);
});
