import type { OrtSession, OrtTensor } from '@/utils/model/detector.ts';
import type { Net } from './ort-session.ts';

/** What the graphics card's worker is told: the net, then pictures; the port takes the answer. */
export type GpuRequest = { readonly net: Net } | { readonly question: Record<string, OrtTensor> };
export type GpuReply =
  | { readonly answer: Awaited<ReturnType<OrtSession['run']>> }
  | { readonly error: string };

/** A graphics card, and no program that plays one; what does not say which it is, is none. */
export const isGraphicsCard = (adapter: Adapter | null) =>
  (adapter?.info?.isFallbackAdapter ?? adapter?.isFallbackAdapter) === false;

type About = 'vendor' | 'architecture' | 'device' | 'description';
interface Adapter {
  readonly info?: Readonly<Partial<Record<About, string>>> & {
    readonly isFallbackAdapter?: boolean;
  };
  /** Where it stood before Chrome 140. */
  readonly isFallbackAdapter?: boolean;
}

/** Names this machine's card, as far as the browser tells, with the net's version and the browser; null where there is no card. */
export async function nameCard(version: string): Promise<string | null> {
  const adapter: Adapter | null = await navigator.gpu.requestAdapter();
  if (!isGraphicsCard(adapter)) return null;
  const { vendor, architecture, device, description } = adapter?.info ?? {};
  const card = [vendor, architecture, device, description];
  return JSON.stringify([...card, version, navigator.userAgent]);
}

/**
 * The net on the graphics card, in a worker of its own: what hangs there hangs alone, and the memory of a runtime that is not
 * wanted any more goes back with it.
 */
export async function openGpu(net: Net, signal: AbortSignal): Promise<OrtSession> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('@/entrypoints/lab/gpu-worker.ts', import.meta.url), {
    type: 'module',
  });
  signal.addEventListener('abort', () => worker.terminate());
  const ask = (request: GpuRequest, given: Transferable[] = []) =>
    new Promise<Awaited<ReturnType<OrtSession['run']>>>((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      worker.onerror = (event) => reject(new Error(event.message || 'the worker crashed'));
      port1.onmessage = ({ data }: MessageEvent<GpuReply>) => {
        port1.close();
        if ('answer' in data) resolve(data.answer);
        else reject(new Error(data.error));
      };
      worker.postMessage(request, [port2, ...given]);
    });
  await ask({ net }, [net.graph.buffer, net.weights.data.buffer]);
  return { run: (question) => ask({ question }) };
}
