#!/usr/bin/env node
// npm run screenshots: every page of ours in every state, and the badges, into docs/screenshots/. Each state is taken
// four times, so that light and dark, left-to-right and right-to-left, large and small each meet. Look at them.
// npm run screenshots -- pseudo: the small pages in a language that does not exist but is long, into .output/pseudo/.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { launchChromium } from './chromium.mjs';
import { badgeFamily } from './screenshots/badges.mjs';
import { pseudoLocalize } from './screenshots/pseudo.mjs';
import { shrink } from './screenshots/shrink.mjs';
import { states } from './screenshots/states.mjs';
import { fromFolder, serve } from './serve.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const MEDIA = path.join(ROOT, 'tests/media/demo');
const DEMO = path.join(ROOT, '.output/demo/chrome-mv3');
const PSEUDO = path.join(ROOT, '.output/pseudo');
const pseudo = process.argv[2] === 'pseudo';
const only = process.argv[pseudo ? 3 : 2] ?? '';
const OUT = pseudo ? path.join(PSEUDO, 'screenshots') : path.join(ROOT, 'docs/screenshots');
const EXTENSION = pseudo ? pseudoLocalize(DEMO, path.join(PSEUDO, 'chrome-mv3')) : DEMO;

const LOOKS = [
  { theme: 'light', dir: 'ltr', size: 'large' },
  { theme: 'dark', dir: 'ltr', size: 'small' },
  { theme: 'dark', dir: 'rtl', size: 'large' },
  { theme: 'light', dir: 'rtl', size: 'small' },
].filter(({ size }) => !pseudo || size === 'small');
// The family is drawn without an extension, so it has no other language.
const STATES = pseudo ? states : { ...states, badges: badgeFamily };

const server = await serve({ '*': MEDIA, 'demo.example': ({ url }) => demoPage(url) });
const { context, worker, origin, close } = await launchChromium({
  extension: EXTENSION,
  port: server.port,
});
try {
  mkdirSync(OUT, { recursive: true });
  for (const [name, state] of Object.entries(STATES)) {
    if (!name.startsWith(only)) continue;
    for (const old of readdirSync(OUT))
      if (old.startsWith(`${name}--`)) rmSync(path.join(OUT, old));
    for (const look of LOOKS) await take(name, state, look);
  }
} finally {
  await close();
  await server.close();
}
const total = readdirSync(OUT).reduce((sum, file) => sum + statSync(path.join(OUT, file)).size, 0);
console.log(`${(total / 1e6).toFixed(1)} MB in ${path.relative(ROOT, OUT)}`);

async function take(name, { prepare, file, widths, height, act, whole = true }, look) {
  await worker.evaluate(forgetAll);
  const beside = await prepare?.({ context, worker, look });
  const page = await context.newPage();
  await page.setViewportSize({
    width: widths[look.size === 'large' ? 0 : 1],
    height: height ?? 700,
  });
  await page.emulateMedia({ colorScheme: look.theme, reducedMotion: 'reduce' });
  await page.addInitScript(turn, [look.dir, beside?.tab ?? null]);
  await page.goto(file.startsWith('https:') ? file : `${origin}/${file}`);
  await act?.(page, { look, worker });
  await page.waitForTimeout(400);
  const shot = path.join(OUT, `${name}--${look.theme}-${look.dir}-${look.size}.png`);
  await page.screenshot({ path: shot, fullPage: whole });
  await page.close();
  await beside?.page?.close();
  shrink(shot);
  console.log(path.relative(ROOT, shot));
}

/** In the extension: as if it had just been installed. */
async function forgetAll() {
  await chrome.storage.local.clear();
  await chrome.storage.session.clear();
  for (const { name } of await indexedDB.databases())
    await new Promise((resolve) => {
      indexedDB.open(name).onsuccess = ({ target: { result } }) => {
        const stores = [...result.objectStoreNames];
        const change = result.transaction(stores, 'readwrite');
        for (const store of stores) change.objectStore(store).clear();
        change.oncomplete = () => resolve(result.close());
      };
    });
}

/** Makes our pages run in a direction that the browser's language does not have, and the popup stand beside a tab. */
function turn([way, tab]) {
  const { i18n, tabs } = globalThis.chrome ?? {};
  if (!i18n?.getMessage) return;
  const { getMessage } = i18n;
  i18n.getMessage = (key, args) =>
    key === 'language' && way === 'rtl' ? 'ar' : getMessage.call(i18n, key, args);
  if (tab && tabs) tabs.query = async () => [tab];
}

function demoPage(url) {
  const { pathname, searchParams } = new URL(url, 'https://demo.example');
  if (pathname !== '/') return fromFolder(MEDIA, pathname);
  const videos = searchParams
    .getAll('v')
    .map((name) => `<video src="/${name}" muted autoplay loop></video>`);
  return {
    body: `<!doctype html><title>Demo</title><style>body { margin: 16px; display: grid; gap: 16px; background: Canvas; color-scheme: light dark }
      video { display: block; inline-size: min(480px, 100%); aspect-ratio: 16 / 9; object-fit: cover; border-radius: 12px; background: #222 }</style>${videos.join('')}`,
  };
}
