import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from './setup.mjs';

/** Flags without which a browser on a closed network spends its time on refused connections. */
const QUIET = [
  '--no-first-run',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-features=Translate,OptimizationHints',
  '--autoplay-policy=no-user-gesture-required',
];

/**
 * Starts Chromium with the extension in a fresh profile, or in one that is the caller's to keep.
 * @param {{extension?: string, port?: number, headless?: boolean, options?: object, profile?: string, flags?: string[]}} what
 *   `port`: where all host names lead; `flags`: more of the browser's own
 * @returns context, the extension's service worker and origin, and `close`, which also removes the profile
 */
export async function launchChromium({
  extension,
  port,
  headless = true,
  options = {},
  profile,
  flags = [],
}) {
  const folder = profile ?? mkdtempSync(path.join(tmpdir(), 'second-look-'));
  const forget = () => profile ?? removeProfile(folder);
  // Also where Ctrl-C ends us, even while a browser starts: Playwright closes it then, and nobody calls `close`.
  process.once('exit', forget);
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: findChromium(),
    headless,
    // Playwright's own list turns extensions off.
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...QUIET,
      ...flags,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(extension
        ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]
        : []),
      ...(port
        ? [
            `--host-resolver-rules=MAP * 127.0.0.1:${port}, EXCLUDE localhost, EXCLUDE 127.0.0.1`,
            '--ignore-certificate-errors',
          ]
        : []),
    ],
    ...options,
  });
  const close = async () => {
    await context.close().catch(() => {});
    process.off('exit', forget);
    forget();
  };
  const worker = extension ? await workerOf(context, close) : undefined;
  if (worker) await worker.evaluate(untilEverywhere);
  return {
    context,
    worker,
    origin: worker && `chrome-extension://${new URL(worker.url()).host}`,
    close,
  };
}

/** Processes of a browser outlive it for a moment, and may make the folder once more. */
function removeProfile(folder) {
  for (let tries = 0; tries < 20 && existsSync(folder); tries++) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
}

async function workerOf(context, close) {
  try {
    return context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  } catch (error) {
    await close(); // A browser that is left open keeps this process alive for ever.
    throw new Error('The browser did not start the extension.', { cause: error });
  }
}

/** In the worker: our scripts run in pages that the manifest does not name once the background has registered them. */
async function untilEverywhere() {
  const { host_permissions: hosts } = chrome.runtime.getManifest();
  const { scripting } = chrome;
  for (let wait = 0; hosts.includes('<all_urls>') && wait < 200; wait++) {
    if ((await scripting.getRegisteredContentScripts()).length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Every listed video of every tab, as popup and toolbar see them. */
export async function listedVideos(worker) {
  const all = await worker.evaluate(() => chrome.storage.session.get(null));
  return Object.entries(all)
    .filter(([key]) => key.startsWith('page:'))
    .flatMap(([key, videos]) => videos.map((video) => ({ tabId: Number(key.slice(5)), ...video })));
}
