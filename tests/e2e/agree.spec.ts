import { expect, test } from '@playwright/test';
import shipped from '@/public/models/detector.json' with { type: 'json' };
import { detectorScore } from '@/scripts/findings.mjs';
import { openLab } from '@/scripts/shell-lab.mjs';
import { shared } from '@/tests/shared.ts';
import python from './python-scores.json' with { type: 'json' };

/** Difference of two probabilities that nobody sees. */
const LIMIT = 0.01;

test('the lab scores clips as Python does', async () => {
  const missing = python.clips.filter(({ file }) => !shared(`corpus/${file}`));
  test.skip(missing.length > 0, 'The corpus is not beside the project: nothing to score.');
  test.setTimeout(1_800_000); // A minute and a half of work, on a machine that may be busy with others.
  // A new model needs new scores: training/reference.py.
  expect(python.sha256).toEqual(Object.values(shipped.files).map(({ sha256 }) => sha256));
  expect(python.clips.filter(({ score }) => score !== null).length).toBeGreaterThanOrEqual(50);

  const lab = await openLab();
  const apart: string[] = [];
  try {
    for (const { file, score, declined } of python.clips) {
      const { findings } = await lab.examine(shared(`corpus/${file}`) as string);
      const { score: ours } = detectorScore(findings);
      const wall = findings.unchecked.find(({ source }) => source === 'detector')?.detail;
      const agrees =
        ours === null || score === null ? wall === declined : Math.abs(ours - score) <= LIMIT;
      if (!agrees) apart.push(`${file}: ${ours ?? wall}, Python ${score ?? declined}`);
    }
  } finally {
    await lab.close();
  }
  expect(apart).toEqual([]);
});
