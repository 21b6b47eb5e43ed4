/** How far the lab is with a file that a person inspects, in bytes. */
export interface Reading {
  readonly read: number;
  readonly all: number;
}

const CHANNEL = 'second-look-reading';
const EVERY_MS = 200;

/** Straight from the lab's worker to our own pages: nobody in between has a use for it. */
export function tellReading(now: () => Reading | null): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  const timer = setInterval(() => {
    const reading = now();
    if (reading) channel.postMessage(reading);
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    channel.close();
  };
}

/** @returns a function that stops watching */
export function watchReading(told: (reading: Reading) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Reading>) => told(data);
  return () => channel.close();
}
