import { readFile } from 'node:fs/promises';
import * as ort from 'onnxruntime-web/wasm';
import { expect, it } from 'vitest';
import shipped from '@/public/models/detector.json';
import { cut } from '@/utils/model/preprocess.ts';
import vector from './answers-vector.json';
import { drawn } from './frames.ts';

it.each(['first', 'second'] as const)(
  'gives the answers that Python got from the %s net',
  async (net) => {
    expect(vector.version).toBe(shipped.version);
    ort.env.wasm.numThreads = 1;
    const bytes = await readFile(`public/models/${shipped.nets[net].file}`);
    const session = await ort.InferenceSession.create(bytes);
    const { size, name } = shipped.input;
    for (const { width, height, seed, view, answers } of vector.rows) {
      const data = cut(
        drawn(width, height, 0, seed),
        { left: 0, top: 0, width, height },
        view,
        size,
      );
      const tensor = new ort.Tensor('float32', data, [1, 3, size, size]);
      const output = (await session.run({ [name]: tensor }))[shipped.output];
      answers[net].forEach((expected, i) => {
        expect(Math.abs(Number(output?.data[i]) - expected)).toBeLessThan(0.01);
      });
    }
  },
  30_000,
);
