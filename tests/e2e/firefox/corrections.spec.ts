import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import type { Firefox, Place } from './launch.ts';
import {
  aimInspector,
  choose,
  fill,
  notesOf,
  openLabelled,
  openOurs,
  press,
  save,
  text,
} from './our-page.ts';

const SAID = 'You said: real footage';

/** Where the first badge of a page and its button are. */
async function placesOf(firefox: Firefox, page: string) {
  const places = await firefox.inBadge(page, (root) =>
    ['.pill', '.wrong'].map((selector): Place => {
      const box = root.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }),
  );
  const [pill = { x: 0, y: 0 }, wrong = pill] = places ?? [];
  return { pill, wrong };
}

async function pointAtBadge(firefox: Firefox, page: string) {
  await firefox.point(page, (await placesOf(firefox, page)).pill);
  await expect.poll(async () => (await placesOf(firefox, page)).wrong.y).toBeGreaterThan(0);
}

test('a correction from the badge is shown everywhere, saved, opened again, and undone', async ({
  web,
  firefox,
  ours,
}) => {
  const { url, page } = await openLabelled({ web, firefox, ours }, 'everywhere');
  await pointAtBadge(firefox, page);
  await firefox.point(page, (await placesOf(firefox, page)).wrong, true);
  await expect.poll(async () => (await ours.storage()).inspect?.correct).toBe(true);

  const inspector = await openOurs(firefox, 'inspector.html');
  await expect.poll(() => choose(firefox, inspector, '', 'real footage')).toBe(true);
  await fill(firefox, inspector, 'Why?', 'I filmed it myself.');
  expect(await press(firefox, inspector, 'Keep this')).toBe(true);
  await expect.poll(() => text(firefox, inspector)).toContain(SAID);
  const report = JSON.parse(
    await save(firefox, inspector, 'Save a report', 'second-look-wrong-label.json'),
  );
  expect(report).toMatchObject({
    corrections: [{ says: 'real', why: 'I filmed it myself.' }],
    report: { format: 'second-look-report' },
  });

  await expect.poll(notesOf(firefox, page)).toEqual([SAID]);
  await firefox.front(page);
  const popup = await openOurs(firefox, 'popup.html');
  await expect.poll(() => text(firefox, popup)).toContain(SAID);
  const again = await firefox.open(url);
  await expect.poll(notesOf(firefox, again)).toEqual([SAID]);

  const options = await openOurs(firefox, 'options.html');
  await expect.poll(() => text(firefox, options)).toContain('I filmed it myself.');
  const file = await save(firefox, options, 'Save all as a file', 'second-look-corrections.json');
  expect(await press(firefox, options, 'Undo: https://everywhere.example/')).toBe(true);
  await expect.poll(notesOf(firefox, page)).toEqual([]);
  await expect.poll(() => text(firefox, inspector)).not.toContain(SAID);

  const folder = mkdtempSync(path.join(tmpdir(), 'second-look-'));
  writeFileSync(path.join(folder, 'corrections.json'), file);
  const input = '.corrections + .beside input, .soft + .beside input[type=file]';
  await firefox.chooseFiles(options, input, [path.join(folder, 'corrections.json')]);
  await expect.poll(() => text(firefox, options)).toContain('New or newer in that file: 1');
  await expect.poll(notesOf(firefox, page)).toEqual([SAID]);
  rmSync(folder, { recursive: true });
  await press(firefox, options, 'Undo: https://everywhere.example/');
  await expect.poll(notesOf(firefox, page)).toEqual([]);
});

test('a full disk says so, and the person’s words stay', async ({ web, firefox, ours }) => {
  const { url } = await openLabelled({ web, firefox, ours }, 'full');
  await aimInspector(firefox, ours, url, { correct: true });
  const inspector = await openOurs(firefox, 'inspector.html');
  await firefox.evaluate(inspector, () => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      IDBObjectStore.prototype.put = put;
      throw new DOMException('The current transaction exceeded its quota', 'QuotaExceededError');
    };
  });
  await expect.poll(() => choose(firefox, inspector, '', 'real footage')).toBe(true);
  await fill(firefox, inspector, 'Why?', 'Words that took a while.');
  await press(firefox, inspector, 'Keep this');
  await expect.poll(() => text(firefox, inspector)).toContain('no room left');
  await press(firefox, inspector, 'Keep this');
  await expect.poll(() => text(firefox, inspector)).toContain(SAID);
  expect(await text(firefox, inspector)).toContain('Words that took a while.');
  await press(firefox, inspector, 'Undo');
});
