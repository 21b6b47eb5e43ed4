import * as ort from 'onnxruntime-web/jspi';
import type { GpuReply, GpuRequest } from '@/utils/browser/open-gpu.ts';
import { asOrtSession, type Net } from '@/utils/browser/ort-session.ts';
import type { OrtSession } from '@/utils/model/detector.ts';

let session: OrtSession | undefined;
let lost: Promise<never>;
let last: Promise<unknown> = Promise.resolve();

// One at a time, in the order they came.
self.onmessage = ({ data, ports: [port] }: MessageEvent<GpuRequest>) => {
  const reply = (answer: GpuReply) => port?.postMessage(answer);
  last = last.then(() => work(data)).then(reply, (error) => reply({ error: String(error) }));
};

async function work(request: GpuRequest): Promise<GpuReply> {
  if ('net' in request) {
    session = await open(request.net);
    return { answer: {} };
  }
  if (!session) throw new Error('there is no net yet');
  return { answer: await Promise.race([session.run(request.question), lost]) };
}

async function open({ graph, weights }: Net): Promise<OrtSession> {
  const adapter = await navigator.gpu.requestAdapter();
  if (!adapter) throw new Error('no adapter');
  // A plain device: no half precision and nothing optional, so that sums are float32 everywhere.
  const device = await adapter.requestDevice();
  lost = device.lost.then(({ message }) => {
    throw new Error(message || 'the device was lost');
  });
  lost.catch(() => {});
  ort.env.wasm.numThreads = 1;
  const executionProviders = [{ name: 'webgpu' as const, device }];
  const options = { executionProviders, externalData: [weights] };
  return asOrtSession(await ort.InferenceSession.create(graph, options), ort.Tensor);
}
