import { html, timeline } from './bench/feed-page.mjs';
import { launchChromium } from './chromium.mjs';
import { serve } from './serve.mjs';

const answer = JSON.stringify(timeline());
const server = await serve({
  'x.com': ({ url }) =>
    url.includes('/graphql/')
      ? { headers: { 'content-type': 'application/json' }, body: answer }
      : { body: html() },
});
const { context, close } = await launchChromium({ port: server.port, extension: process.argv[2] });
const page = await context.newPage();
await page.setViewportSize({ width: 1200, height: 900 });
await page.goto('https://x.com/home');
await page.waitForSelector('article');
await page.waitForTimeout(1000);
const cdp = await context.newCDPSession(page);
await cdp.send('Profiler.enable');
await cdp.send('Profiler.setSamplingInterval', { interval: 200 });
await cdp.send('Profiler.start');
await page.evaluate(async () => {
  const end = performance.now() + 6000;
  while (performance.now() < end) {
    scrollBy(0, 60);
    await new Promise((r) => requestAnimationFrame(r));
  }
});
const { profile } = await cdp.send('Profiler.stop');
const byId = new Map(profile.nodes.map((n) => [n.id, n]));
const self = {};
const dt = profile.timeDeltas;
profile.samples.forEach((id, i) => {
  const n = byId.get(id);
  const f = n.callFrame;
  const k = `${f.functionName || '(anon)'} ${f.url.split('/').pop()}:${f.lineNumber}:${f.columnNumber}`;
  self[k] = (self[k] || 0) + dt[i] / 1000;
});
// total by root function in feed.js (inclusive)
const parent = new Map();
for (const n of profile.nodes) for (const c of n.children ?? []) parent.set(c, n.id);
const incl = {};
profile.samples.forEach((id, i) => {
  const seen = new Set();
  for (let at = id; at; at = parent.get(at)) {
    const f = byId.get(at).callFrame;
    if (!/feed\.js/.test(f.url)) continue;
    const k = `${f.functionName || '(anon)'}:${f.columnNumber}`;
    if (seen.has(k)) continue;
    seen.add(k);
    incl[k] = (incl[k] || 0) + dt[i] / 1000;
  }
});
console.log('SELF');
for (const [k, v] of Object.entries(self)
  .sort((a, b) => b[1] - a[1])
  .slice(0, 28))
  console.log(v.toFixed(1), k);
console.log('INCL feed.js');
for (const [k, v] of Object.entries(incl)
  .sort((a, b) => b[1] - a[1])
  .slice(0, 36))
  console.log(v.toFixed(1), k);
await close();
await server.close();
process.exit(0);
