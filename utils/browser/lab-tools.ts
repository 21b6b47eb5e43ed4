import { makeReader } from '@/utils/evidence/c2pa-reader.ts';
import type { LabTools } from '@/utils/evidence/media-sources.ts';
import { type Detector, loadDetector, type OrtSession } from '@/utils/model/detector.ts';

/** Files of the extension, reached from its worker by their place in the package. */
const packaged = (file: string) => new URL(file, self.location.origin);

async function bytesOf(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(packaged(file));
  if (!response.ok) throw new Error(`${file} is missing from the package`);
  return new Uint8Array(await response.arrayBuffer());
}
const textOf = async (file: string) => new TextDecoder().decode(await bytesOf(file));

/** Nothing heavy is loaded before a video needs it, and then once for the life of the worker. */
export function openTools(): LabTools {
  let detector: Promise<Detector> | undefined;
  return {
    readManifestStore: makeReader({
      wasm: async () => (await import('c2pa/c2pa.wasm?url')).default,
      trust: async () => ({
        official: await textOf('/trust/official.pem'),
        officialTsa: await textOf('/trust/official-tsa.pem'),
        interim: await textOf('/trust/interim.pem'),
        interimAllowed: await textOf('/trust/interim-allowed.txt'),
        config: await textOf('/trust/store.cfg'),
        ...(import.meta.env.WXT_EXTRA_TRUST ? { extra: await textOf('/trust/extra.pem') } : {}),
      }),
    }),
    loadDetector: () => {
      // A failed load is tried again for the next video.
      detector ??= open().catch((error) => {
        detector = undefined;
        throw error;
      });
      return detector;
    },
  };
}

async function open(): Promise<Detector> {
  const [modelBytes, calibration] = await Promise.all([
    bytesOf('/models/detector.onnx'),
    textOf('/models/detector.json'),
  ]);
  return loadDetector({ modelBytes, calibration: JSON.parse(calibration), createSession });
}

async function createSession(bytes: Uint8Array): Promise<OrtSession> {
  const ort = await import('onnxruntime-web/wasm');
  // One thread: a second one costs the page more than it gains here (measured, see README).
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(bytes);
  return {
    run: async (feeds) => {
      const tensors = Object.entries(feeds).map(
        ([name, { data, dims }]) => [name, new ort.Tensor('float32', data, [...dims])] as const,
      );
      const results = await session.run(Object.fromEntries(tensors));
      return Object.fromEntries(
        Object.entries(results).map(([name, { data }]) => [name, { data: data as Float32Array }]),
      );
    },
    release: () => session.release(),
  };
}
