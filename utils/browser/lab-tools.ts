import { makeReader, type ReadManifestStore } from '@/utils/evidence/c2pa-reader.ts';
import { parseMarks } from '@/utils/evidence/mark-list.ts';
import type { LabTools } from '@/utils/evidence/media-sources.ts';
import type { MarkTools } from '@/utils/evidence/read-marks.ts';
import type { Calibration } from '@/utils/model/calibration.ts';
import {
  type Detector,
  loadDetector,
  type OrtSession,
  type ReadNet,
} from '@/utils/model/detector.ts';
import { lastingly } from '@/utils/model/lastingly.ts';
import { loadTextReader } from '@/utils/model/text-reader.ts';
import { preferGpu, type Trial } from './gpu-session.ts';
import type { LabTask, TrustChoice } from './lab-task.ts';
import { asOrtSession, type Net } from './ort-session.ts';
import { rememberRefused } from './refused-cards.ts';

/** Files of the extension, reached from its worker by their place in the package. */
const packaged = (file: string) => new URL(file, self.location.origin);

async function bytesOf(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(packaged(file));
  if (!response.ok) throw new Error(`${file} is missing from the package`);
  return new Uint8Array(await response.arrayBuffer());
}
const textOf = async (file: string) => new TextDecoder().decode(await bytesOf(file));

const ALL_LISTS: TrustChoice = { official: true, interim: true, own: '' };

/**
 * Nothing heavy is loaded before a video needs it, and then once for the life of the worker.
 * @returns the tools for a task, with a reader of Content Credentials that trusts whom the person trusts
 */
export function openTools(): (task: LabTask) => LabTools {
  const shared = { loadMarks: lastingly(openMarks), loadDetector: lastingly(openDetector) };
  let reader: { readonly key: string; readonly read: ReadManifestStore } | undefined;
  return (task) => {
    const trust = (task.kind === 'file' && task.trust) || ALL_LISTS;
    const key = JSON.stringify(trust);
    if (reader?.key !== key) reader = { key, read: openReader(trust) };
    return { ...shared, readManifestStore: reader.read };
  };
}

const openReader = ({ official, interim, own }: TrustChoice) =>
  makeReader({
    wasm: async () => (await import('c2pa/c2pa.wasm?url')).default,
    trust: async () => ({
      ...(official && {
        official: await textOf('/trust/official.pem'),
        officialTsa: await textOf('/trust/official-tsa.pem'),
      }),
      ...(interim && {
        interim: await textOf('/trust/interim.pem'),
        interimAllowed: await textOf('/trust/interim-allowed.txt'),
      }),
      config: await textOf('/trust/store.cfg'),
      ...(own && { user: own }),
      ...(import.meta.env.WXT_EXTRA_TRUST ? { extra: await textOf('/trust/extra.pem') } : {}),
    }),
  });

const openDetector = async (): Promise<Detector> =>
  loadDetector({
    calibration: JSON.parse(await textOf('/models/detector.json')),
    read: (file) => bytesOf(`/models/${file}`),
    createSession: createDetectorSession,
  });

async function openMarks(): Promise<MarkTools> {
  const [findBytes, readBytes, about, marks] = await Promise.all([
    bytesOf('/models/marks-find.onnx'),
    bytesOf('/models/marks-read.onnx'),
    textOf('/models/marks.json'),
    textOf('/marks.json'),
  ]);
  const reader = await loadTextReader({
    ...{ findBytes, readBytes, createSession },
    about: JSON.parse(about),
  });
  return { reader, marks: parseMarks(JSON.parse(marks)) };
}

let opened: Promise<unknown> = Promise.resolve();

/** One after the other: onnxruntime keeps weights that lie beside their graph in one place, and each session that opens empties it. */
function createSession(graph: Uint8Array, weights?: Net['weights']): Promise<OrtSession> {
  const session = opened.then(async () => {
    const ort = await import('onnxruntime-web/wasm');
    // One thread: a second one costs the page more than it gains here (measured, see README).
    ort.env.wasm.numThreads = 1;
    const options = weights ? { externalData: [weights] } : {};
    return asOrtSession(await ort.InferenceSession.create(graph, options), ort.Tensor);
  });
  opened = session.catch(() => {});
  return session;
}

/**
 * The detector's net: by wasm, until a graphics card has proved that it is right and faster. In Chromium alone, and where wasm
 * can wait for a card (JSPI, from 137): in Firefox nobody has seen it run yet, not even without a card.
 */
async function createDetectorSession(
  read: ReadNet,
  { files, drawn, version }: Calibration,
): Promise<OrtSession> {
  const readNet = async (graph: 'graph' | 'card'): Promise<Net> => ({
    graph: await read(graph),
    weights: { path: files.weights.file, data: await read('weights') },
  });
  const { graph, weights } = await readNet('graph');
  const wasm = await createSession(graph, weights);
  // The session has its own copy; 11 MB go back now, and not when somebody collects.
  weights.data.buffer.transfer(0);
  if (import.meta.env.FIREFOX || !('gpu' in navigator && 'Suspending' in WebAssembly)) return wasm;
  const gpu = () => import('./open-gpu.ts');
  const trial = rememberRefused(
    async () => (await gpu()).nameCard(version),
    async (signal) => (await gpu()).openGpu(await readNet('card'), signal),
    tell,
  );
  return preferGpu(wasm, drawn, trial.open, trial.tell);
}

/** A mark in the timeline of the lab's worker: `scripts/gpu-check.mjs` and tests read it there. */
const tell = (trial: Trial) => performance.mark('graphics-card', { detail: trial });
