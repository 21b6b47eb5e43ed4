import { readdirSync } from 'node:fs';
import path from 'node:path';
import { launchChromium } from '@/scripts/chromium.mjs';
import { BUILD, expect, test } from './fixtures.ts';

const MEDIA = path.resolve(import.meta.dirname, '../media/demo');
const clips = readdirSync(MEDIA).filter((name) => /\.(mp4|webm)$/.test(name));

/** In the lab's worker: keeps the addresses of workers that it starts. */
function watchWorkers() {
  const started: string[] = [];
  self.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      started.push(`${url}`);
    }
  };
  Object.assign(self, { started });
}

const whatHappened = () => ({
  trials: performance
    .getEntriesByName('graphics-card')
    .map((mark) => (mark as PerformanceMark).detail),
  workers: (self as { started?: string[] }).started,
});

test('a program that plays a graphics card is refused, and wasm answers', async () => {
  test.setTimeout(240_000);
  const { context, origin, close } = await launchChromium({
    extension: BUILD,
    flags: ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
  });
  try {
    const page = await context.newPage();
    page.on('worker', (worker) => worker.evaluate(watchWorkers));
    await page.goto(`${origin}/check.html`);
    const adapter = await page.evaluate(async () => {
      const found = await navigator.gpu.requestAdapter();
      return found?.info.isFallbackAdapter;
    });
    expect(adapter).toBe(true);
    await page
      .locator('input[type=file]')
      .setInputFiles(clips.map((name) => path.join(MEDIA, name)));
    const { length } = clips;
    await expect(page.getByRole('status')).toHaveText(`${length} of ${length} checked`, {
      timeout: 200_000,
    });
    // It is looked for after the 16th view; wasm has answered until then, and goes on.
    expect(await page.workers()[0]?.evaluate(whatHappened)).toEqual({
      trials: [{ used: false, why: 'no graphics card' }],
      workers: [],
    });
    for (const row of await page.locator('tbody tr').allTextContents())
      expect(row).not.toContain('Not checked');
  } finally {
    await close();
  }
});
