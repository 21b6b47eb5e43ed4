import { buildExtension } from './build.mjs';
import { launchChromium } from './chromium.mjs';

/** The lab ends a stuck task itself after three minutes; a browser that is silent for longer is broken. */
const SILENT_MS = 200_000;

/**
 * Opens the extension's lab in a headless browser, for files of this machine.
 * `examine(file)` gives `{findings, level: {low, balanced, high}, cost, cpuMs}` as the inspector would find them,
 * and rejects where the browser or the lab fails; then `close` it and open another. `worker()` is the lab's, from its first file on.
 * @param {{flags?: string[]}} what the browser's own flags
 */
export async function openLab({ flags = [] } = {}) {
  const trust = process.env.SECOND_LOOK_EXTRA_TRUST;
  const extension = buildExtension(trust ? 'shell-extra-trust' : 'shell', {
    SECOND_LOOK_SHELL: '1',
    ...(trust ? { SECOND_LOOK_EXTRA_TRUST: trust } : {}),
  });
  const { context, origin, close } = await launchChromium({ extension, flags });
  const page = await context.newPage();
  await page.goto(`${origin}/shell.html`);
  const system = await context.browser().newBrowserCDPSession();

  /** CPU time of all the browser's processes, in milliseconds. */
  const cpu = async () => {
    const { processInfo } = await system.send('SystemInfo.getProcessInfo');
    return 1000 * processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };

  async function examine(file) {
    const before = await cpu();
    const output = page.locator('output');
    await output.evaluate((element) => {
      element.textContent = '';
    });
    // Of the same file once more a browser would not tell, unless it was let go in between.
    await page.locator('input').setInputFiles([]);
    await page.locator('input').setInputFiles(file);
    await page.waitForFunction(() => document.querySelector('output').textContent, null, {
      timeout: SILENT_MS,
    });
    const answer = JSON.parse(await output.textContent());
    if (answer.error) throw new Error(answer.error);
    return { ...answer, cpuMs: Math.round((await cpu()) - before) };
  }
  return { examine, worker: () => page.workers()[0], close };
}
