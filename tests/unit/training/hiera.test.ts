// @vitest-environment node
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Debian's, for which the recipe is written (training/README.md). */
const PYTHON = '/usr/bin/python3';
/** Where the recipe keeps what it takes from npm packages; `npm test` empties `.cache`. */
const backbones = process.env.SECOND_LOOK_BACKBONES ?? '.cache/backbones';

function missing(): string | null {
  const folder = path.join(backbones, 'sam2');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  if (!files.some((name) => name.endsWith('.ort'))) return `SAM 2's file in ${folder}`;
  const needs = spawnSync(PYTHON, ['-c', 'import torch, onnx, cv2, av, tqdm'], { stdio: 'ignore' });
  return needs.status === 0 ? null : 'python3-torch, python3-onnx, python3-opencv or python3-av';
}

const without = missing();
const title = 'the trunk answers as SAM 2 does, and as the net that ships';
test.skipIf(without)(
  without ? `${title} (skipped: no ${without})` : title,
  () => {
    const { stdout, stderr } = spawnSync(
      PYTHON,
      ['tests/unit/training/check_hiera.py', path.resolve(backbones)],
      { encoding: 'utf8', env: { ...process.env, OMP_NUM_THREADS: '1' } },
    );
    expect(stderr).not.toContain('Error');
    const { own, furthest, differ } = JSON.parse(stdout);
    // Its matrices are rounded to a byte a weight, SAM 2's are not.
    expect(own).toHaveLength(2);
    for (const correlation of own) expect(correlation).toBeGreaterThan(0.998);
    expect(differ).toEqual([]);
    // The shipped net multiplies in whole numbers: a single view's answer moves by a fraction of that, and wrong wiring moves it by whole ones.
    expect(furthest).toBeLessThan(0.4);
  },
  300_000,
);
