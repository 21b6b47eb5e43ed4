// node scripts/gpu-check.mjs [--card]: the detector's trial of a graphics card, as it runs in the extension's lab.
// Without a card, in Chromium's software adapter (minutes; it is refused for being slow, and its answers must be right).
// With --card, on this machine's own one, exactly as people have it.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './setup.mjs';

const CLIPS = fileURLToPath(new URL('../tests/media/demo', import.meta.url));
const WAIT_MS = 600_000;
const WRONG = 0.01;

/** In the lab's worker: the software adapter counts as a card, and has all the time it needs. */
function takeSoftware() {
  Object.defineProperty(GPUAdapterInfo.prototype, 'isFallbackAdapter', { get: () => false });
  const later = self.setTimeout;
  self.setTimeout = (work, ms) => later(work, 60 * ms);
}

setUp();
const { openLab } = await import('./shell-lab.mjs');
const card = process.argv.includes('--card');
const flags = ['--enable-unsafe-webgpu', ...(card ? [] : ['--use-webgpu-adapter=swiftshader'])];
const lab = await openLab({ flags });
try {
  const trial = await watchTrial();
  console.log(JSON.stringify(trial));
  process.exitCode = trial && trial.difference <= WRONG ? 0 : 1;
} finally {
  await lab.close();
}

/** The trial begins after some videos. */
async function watchTrial() {
  const ended = () =>
    lab.worker().evaluate(() => performance.getEntriesByName('graphics-card')[0]?.detail);
  for (const [i, name] of readdirSync(CLIPS).filter(isVideo).entries()) {
    console.error(`looking at ${name}`);
    await lab.examine(path.join(CLIPS, name));
    if (i === 0 && !card) await lab.worker().evaluate(takeSoftware);
  }
  const until = Date.now() + WAIT_MS;
  for (; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 1_000))) {
    const trial = await ended();
    if (trial) return trial;
  }
  throw new Error('There was no trial.');
}

function isVideo(name) {
  return /\.(mp4|webm)$/.test(name);
}
