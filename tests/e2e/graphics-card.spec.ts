import { readdirSync } from 'node:fs';
import path from 'node:path';
import { launchChromium } from '@/scripts/chromium.mjs';
import { BUILD, expect, test } from './fixtures.ts';

const MEDIA = path.resolve(import.meta.dirname, '../media/demo');
const clips = readdirSync(MEDIA).filter((name) => /\.(mp4|webm)$/.test(name));

test('a program that plays a graphics card is refused, and wasm answers', async () => {
  test.setTimeout(240_000);
  const { context, origin, close } = await launchChromium({
    extension: BUILD,
    flags: ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
  });
  try {
    const page = await context.newPage();
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
    const seen = await page.workers()[0]?.evaluate(() => ({
      trials: performance
        .getEntriesByName('graphics-card')
        .map((mark) => (mark as PerformanceMark).detail),
      loaded: performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1)),
    }));
    // It is asked for after the 48th view, which wasm answered.
    expect(seen?.trials).toEqual([{ used: false, why: 'no graphics card' }]);
    expect(seen?.loaded).toContainEqual(expect.stringMatching(/^ort-wasm-simd-threaded-/));
    expect(seen?.loaded.filter((name) => /gpu|jspi/.test(name ?? ''))).toEqual([]);
    for (const row of await page.locator('tbody tr').allTextContents())
      expect(row).not.toContain('Not checked');
  } finally {
    await close();
  }
});
