import { launchChromium } from '../chromium.mjs';

const ROUNDS = 7;

/** From opening one of our pages to its first heading on the screen. */
export async function rows(extension) {
  const { context, origin, close } = await launchChromium({ extension });
  try {
    return [
      ['popup opens', await open(context, `${origin}/popup.html`), '150 ms'],
      ['inspector opens', await open(context, `${origin}/inspector.html`), '200 ms'],
    ];
  } finally {
    await close();
  }
}

async function open(context, address) {
  const times = [];
  const page = await context.newPage();
  for (let round = 0; round <= ROUNDS; round++) {
    await page.goto('about:blank');
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForSelector('h1', { state: 'attached' });
    const time = await page.evaluate(() => performance.now());
    if (round > 0) times.push(time);
  }
  await page.close();
  return `${times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)].toFixed(0)} ms`;
}
