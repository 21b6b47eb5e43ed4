import { launchChromium } from '../chromium.mjs';
import { serve } from '../serve.mjs';
import { html, timeline } from './feed-page.mjs';

const SECONDS = 6;
const ROUNDS = 5;

/** Main-thread cost of the extension over a churning feed, against the same page without it. Medians of five. */
export async function rows(extension) {
  const answer = JSON.stringify(timeline());
  const server = await serve({
    'x.com': ({ url }) =>
      url.includes('/graphql/')
        ? { headers: { 'content-type': 'application/json' }, body: answer }
        : { body: html() },
  });
  try {
    const without = await measure({ port: server.port });
    const together = await measure({ port: server.port, extension });
    const ratio = (key) =>
      `${fixed(together[key])} ms against ${fixed(without[key])} ms: ${(together[key] / without[key]).toFixed(2)} ×`;
    return [
      ['script time, 200 videos, 6 s scroll', ratio('script'), '1.5 ×, aim at 1.3 ×'],
      ['whole main thread', ratio('task'), ''],
      ['long tasks added', String(together.longTasks - without.longTasks), '0'],
      ['layout shift added (CLS)', (together.cls - without.cls).toFixed(3), '0'],
    ];
  } finally {
    await server.close();
  }
}

const fixed = (value) => value.toFixed(0);

async function measure({ port, extension }) {
  const { context, close } = await launchChromium({ port, extension });
  const runs = [];
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const run = await scroll(context);
      if (round > 0) runs.push(run); // The first warms caches and is no measurement.
    }
  } finally {
    await close();
  }
  const median = (key) => runs.map((run) => run[key]).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
  return Object.fromEntries(
    ['script', 'task', 'longTasks', 'cls'].map((key) => [key, median(key)]),
  );
}

async function scroll(context) {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.goto('https://x.com/home');
  await page.waitForSelector('article');
  await page.waitForTimeout(1000);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () =>
    Object.fromEntries(
      (await cdp.send('Performance.getMetrics')).metrics.map(({ name, value }) => [
        name,
        value * 1000,
      ]),
    );
  const before = await read();
  await page.evaluate(async (ms) => {
    Object.assign(window.stats, { cls: 0, longTasks: 0 });
    const end = performance.now() + ms;
    while (performance.now() < end) {
      scrollBy(0, 60);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, SECONDS * 1000);
  const after = await read();
  const stats = await page.evaluate(() => window.stats);
  await page.close();
  return {
    script: after.ScriptDuration - before.ScriptDuration,
    task: after.TaskDuration - before.TaskDuration,
    ...stats,
  };
}
