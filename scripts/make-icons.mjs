// Draws public/icon/*.png from components/icon.svg. Run it after changing the drawing; the results are committed.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './chromium.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const svg = readFileSync(path.join(ROOT, 'components/icon.svg'), 'utf8');
mkdirSync(path.join(ROOT, 'public/icon'), { recursive: true });

const { context, close } = await launchChromium({});
const page = await context.newPage();
for (const size of [16, 32, 48, 96, 128]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  await page.screenshot({
    path: path.join(ROOT, `public/icon/${size}.png`),
    omitBackground: true,
  });
}
await close();
