import { readFile } from 'node:fs/promises';
import * as ort from 'onnxruntime-web/wasm';
import { expect, it } from 'vitest';
import shipped from '@/public/models/detector.json';
import { cut } from '@/utils/model/preprocess.ts';
import vector from './answers-vector.json';
import { drawn } from './frames.ts';

/**
 * In log-odds of one view. The net rounds to whole numbers on its way (training/export.py): a last bit of the picture may tip a
 * value over, and that others, up to the noise of the rounding itself (0.15). What a video is told is the mean of several views.
 */
const CLOSE = 0.15;

it('gives the answers that Python got from the net', async () => {
  expect(vector.version).toBe(shipped.version);
  ort.env.wasm.numThreads = 1;
  const { graph, weights } = shipped.files;
  const read = async (file: string) => new Uint8Array(await readFile(`public/models/${file}`));
  const session = await ort.InferenceSession.create(await read(graph.file), {
    externalData: [{ path: weights.file, data: await read(weights.file) }],
  });
  const { size, name } = shipped.input;
  for (const { width, height, seed, view, answers } of vector.rows) {
    const box = { left: 0, top: 0, width, height };
    const data = cut(drawn(width, height, 0, seed), box, view, size);
    const tensor = new ort.Tensor('float32', data, [1, 3, size, size]);
    const output = (await session.run({ [name]: tensor }))[shipped.output];
    answers.forEach((expected, i) => {
      expect(Math.abs(Number(output?.data[i]) - expected)).toBeLessThan(CLOSE);
    });
  }
}, 30_000);
