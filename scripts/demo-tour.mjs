import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium, listedVideos } from './chromium.mjs';
import { expected, hosts } from './demo-hosts.mjs';
import { serve } from './serve.mjs';

const OUTPUT = fileURLToPath(new URL('../.output/', import.meta.url));
const WINDOW = { width: 1280, height: 900 };
/** A label must be there within this, a lab's second try included; "nothing found" must have stood this long. */
const PATIENCE_MS = 60_000;
const DETECTOR_MS = 7_000;
const SETTLE_MS = 10_000;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens the demo feed. Headless: looks at every video, prints what it is labelled, true where all are as deserved. */
export async function showDemo(extension, headless) {
  const server = await serve(hosts);
  const browser = await open(extension, headless, server.port);
  try {
    if (!headless)
      return await untilClosed(
        browser,
        expected.map(({ url }) => url),
      );
    let right = true;
    for (const feed of expected) right = (await tour(browser, feed)) && right;
    console.log(
      right ? 'Every video is labelled as it deserves.' : 'Some labels are not as deserved.',
    );
    return right;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Opens a page of the real web. Headless: prints what it finds there within a few seconds. */
export async function showPage(extension, url, headless) {
  const browser = await open(extension, headless);
  try {
    if (!headless) return await untilClosed(browser, [url]);
    const page = await browser.context.newPage();
    await page.goto(url, { waitUntil: 'domcontentloaded' }).catch((error) => {
      throw new Error(`${url} cannot be opened: ${error.message.split('\n')[0]}`);
    });
    await sleep(SETTLE_MS);
    for (const { post, level, reason } of await listedVideos(browser.worker))
      print(post.site, post.postId ?? '(no id)', level, reason);
    await screenshot(page, 'demo-page');
    return true;
  } finally {
    await browser.close();
  }
}

const open = (extension, headless, port) =>
  launchChromium({ extension, headless, port, options: { viewport: headless ? WINDOW : null } });

async function untilClosed({ context }, urls) {
  for (const url of urls) {
    const page = await context.newPage();
    // A page that is slow or fails shows that itself.
    await page.goto(url, { waitUntil: 'commit' }).catch(() => {});
  }
  await context.pages()[0]?.close();
  console.log('Scroll, right-click a video, open the popup. Closing the browser ends this.');
  await new Promise((resolve) => context.once('close', resolve));
  return true;
}

async function tour({ context, worker }, { site, url, posts }) {
  const page = await context.newPage();
  await page.goto(url);
  const videos = page.locator('video');
  await videos.nth(posts.length - 1).waitFor({ state: 'attached' });
  let right = true;
  for (const [i, expectation] of posts.entries()) {
    await videos.nth(i).evaluate((video) => video.scrollIntoView({ block: 'center' }));
    const { level, reason } = await settle(worker, expectation);
    const fits = level === expectation.level;
    right &&= fits;
    const instead = fits ? '' : `  ✗ should be ${expectation.level}`;
    print(site, expectation.post, level, `${reason}${instead}`);
    if (i === 0) await screenshot(page, `demo-${site}`);
  }
  await page.close();
  return right;
}

/** Waits for the expected level; where that is the absence of signs, also for the detector to have had its say. */
async function settle(worker, { post, level }) {
  const started = Date.now();
  const least = level === 'no-signs' ? DETECTOR_MS : 0;
  for (;;) {
    await sleep(300);
    const waited = Date.now() - started;
    const listed = await listedVideos(worker);
    const found = listed.find((video) => video.post.postId?.endsWith(post));
    if ((found && waited >= least && found.level === level) || waited > PATIENCE_MS)
      return found ?? { level: '(not found)', reason: '' };
  }
}

const print = (site, post, level, reason) =>
  console.log(`${site.padEnd(8)} ${post.padEnd(24)} ${level.padEnd(10)} ${reason}`.trimEnd());

async function screenshot(page, name) {
  mkdirSync(OUTPUT, { recursive: true });
  await sleep(600);
  const file = path.join(OUTPUT, `${name}.png`);
  // The labels count; a picture that a busy machine does not manage is only missed.
  const taken = await page.screenshot({ path: file }).catch(() => null);
  if (taken) console.log(`         (a picture of it: ${path.relative(process.cwd(), file)})`);
}
