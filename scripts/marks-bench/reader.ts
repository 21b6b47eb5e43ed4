import { readFile } from 'node:fs/promises';
import * as ort from 'onnxruntime-web/wasm';
import { loadTextReader, type TextReader } from '@/utils/model/text-reader.ts';

/** The reader of the package, on one thread of onnxruntime-web as in the lab. */
export async function openReader(root: string): Promise<TextReader> {
  ort.env.wasm.numThreads = 1;
  const bytes = async (name: string) =>
    new Uint8Array(await readFile(`${root}/public/models/${name}`));
  return loadTextReader({
    findBytes: await bytes('marks-find.onnx'),
    readBytes: await bytes('marks-read.onnx'),
    about: JSON.parse(new TextDecoder().decode(await bytes('marks.json'))),
    async createSession(model) {
      const session = await ort.InferenceSession.create(model);
      return {
        async run(feeds) {
          const tensors = Object.entries(feeds).map(
            ([name, { data, dims }]) => [name, new ort.Tensor('float32', data, [...dims])] as const,
          );
          const results = await session.run(Object.fromEntries(tensors));
          return Object.fromEntries(
            Object.entries(results).map(([name, { data }]) => [
              name,
              { data: data as Float32Array },
            ]),
          );
        },
        release: () => session.release(),
      };
    },
  });
}
