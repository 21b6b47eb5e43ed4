import type { InferenceSession, TensorConstructor } from 'onnxruntime-web/wasm';
import type { OrtSession } from '@/utils/model/detector.ts';

/** A session of one of onnxruntime's builds as the detector and the reader know it. */
export const asOrtSession = (session: InferenceSession, Tensor: TensorConstructor): OrtSession => ({
  run: async (feeds) => {
    const tensors = Object.entries(feeds).map(
      ([name, { data, dims }]) => [name, new Tensor('float32', data, [...dims])] as const,
    );
    const results = await session.run(Object.fromEntries(tensors));
    return Object.fromEntries(
      Object.entries(results).map(([name, { data }]) => [name, { data: data as Float32Array }]),
    );
  },
  release: () => session.release(),
});

/** A net in two files: how it works, and the weights, which a graph for another machine may share. */
export interface Net {
  readonly graph: Uint8Array<ArrayBuffer>;
  readonly weights: { readonly path: string; readonly data: Uint8Array<ArrayBuffer> };
}
