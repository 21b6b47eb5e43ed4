import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { clip, expect, html, test } from './fixtures.ts';
import {
  aimInspector,
  openLabelled,
  openOurs,
  press as pressButton,
  save,
  text,
} from './our-page.ts';

test('a live inspection with evidence and frames; its report is saved, opened again and printed', async ({
  web,
  firefox,
  ours,
}) => {
  const { url, page } = await openLabelled({ web, firefox, ours }, 'live');
  const tabId = await firefox.evaluate(
    ours.context,
    async (at) => (await browser.tabs.query({ url: at }))[0]?.id,
    `${url}*`,
  );
  await aimInspector(firefox, ours, url, { tabId });
  await firefox.front(page);
  const inspector = await openOurs(firefox, 'inspector.html');
  await expect
    .poll(() => text(firefox, inspector), { timeout: 90_000 })
    .toContain('The check is finished.');
  const words = await text(firefox, inspector);
  for (const part of ['Declared', 'second-look-test', 'Frames that were looked at', url])
    expect(words).toContain(part);
  expect(words).toMatch(/\b[0-9a-f]{64}\b/);
  const frames = () =>
    firefox.evaluate(inspector, () => document.querySelectorAll('.strip img').length);
  expect(await frames()).toBeGreaterThan(3);
  const pdf = Buffer.from(await firefox.print(inspector), 'base64').toString('latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  expect(pdf.match(/\/Subtype\s*\/Image/g)?.length).toBeGreaterThan(3);

  const report = await save(firefox, inspector, 'Save report', 'second-look-report.json');
  expect(JSON.parse(report)).toMatchObject({ format: 'second-look-report', level: 'ai' });
  const folder = mkdtempSync(path.join(tmpdir(), 'second-look-'));
  const give = async (name: string, content: string) => {
    writeFileSync(path.join(folder, name), content);
    await firefox.chooseFiles(inspector, 'input[type=file]', [path.join(folder, name)]);
  };
  await give('bad.json', '{"a":1}');
  await expect.poll(() => text(firefox, inspector)).toContain('is not a report');
  await give('report.json', report);
  await expect.poll(() => text(firefox, inspector)).toContain('A saved report of');
  expect(await frames()).toBeGreaterThan(3);
  await pressButton(firefox, inspector, 'Close the report');
  await expect.poll(() => text(firefox, inspector)).not.toContain('A saved report of');
  rmSync(folder, { recursive: true });
});

test('the keys: inspect the video in view, and jump to the next labelled one', async ({
  web,
  firefox,
  ours,
}) => {
  const url = 'https://keys.example/';
  const one = (n: number) =>
    `<video src="${clip(`tagged.mp4?keys=${n}`)}" muted autoplay loop width="480" height="270" style="margin-bottom:900px"></video>`;
  web.put(url, html([1, 2].map(one).join('')));
  const page = await firefox.open(url);
  await expect.poll(async () => (await ours.listed(url))[0]?.level).toBe('ai');
  await firefox.evaluate(page, () => scrollTo(0, 1_170));
  await expect.poll(async () => (await ours.listed(url)).length).toBe(2);
  await expect.poll(async () => (await ours.listed(url))[1]?.level).toBe('ai');
  // A key that a test sends goes to the page and never to the browser, so its binding there is called.
  const press = (key: string) =>
    firefox.chrome<string>(`
      const { document } = Services.wm.getMostRecentWindow('navigator:browser');
      const bound = document.querySelector('keyset[id^="ext-keyset-id"] key[key="${key}"]');
      bound.doCommand();
      return bound.getAttribute('modifiers');`);
  expect(await press('L')).toBe('alt,shift');
  await expect
    .poll(async () => (await ours.storage()).inspect?.post.src)
    .toBe(clip('tagged.mp4?keys=2'));
  await firefox.evaluate(page, () => scrollTo(0, 0));
  expect(await press('J')).toBe('alt,shift');
  const middle = () =>
    firefox.evaluate(page, () =>
      [...document.querySelectorAll('video')].findIndex((video) => {
        const { top, bottom } = video.getBoundingClientRect();
        return Math.abs((top + bottom) / 2 - innerHeight / 2) < 3;
      }),
    );
  await expect.poll(middle).toBe(1);
});
