import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { ORIGIN } from './launch.ts';
import { aimInspector, choose, notesOf, openLabelled, press, save, text } from './our-page.ts';

test('a setting applies at once in an open tab, and is taken back', async ({
  web,
  firefox,
  ours,
}) => {
  const { page } = await openLabelled({ web, firefox, ours }, 'settings');
  const options = await firefox.open(`${ORIGIN}/options.html`, { background: true });
  const veil = () =>
    firefox.inBadge(page, (root) => {
      const sheet = root.querySelector('.veil');
      const { width = 0, height = 0 } = sheet?.getBoundingClientRect() ?? {};
      return sheet && [sheet.className, Math.round(width), Math.round(height)];
    });
  await expect.poll(() => choose(firefox, options, '“AI”', 'Cover')).toBe(true);
  await expect.poll(veil).toEqual(['veil cover', 480, 270]);
  await firefox.screenshot(page, '.cache/firefox-cover.png');
  await choose(firefox, options, '“AI”', 'Label');
  await expect.poll(veil).toBe(null);
});

test('a correction from the inspector stands on the badge until it is undone', async ({
  web,
  firefox,
  ours,
}) => {
  const { url, page } = await openLabelled({ web, firefox, ours }, 'correct');
  await aimInspector(firefox, ours, url, { correct: true });
  const inspector = await firefox.open(`${ORIGIN}/inspector.html`, { background: true });
  await expect.poll(() => choose(firefox, inspector, '', 'real footage')).toBe(true);
  expect(await press(firefox, inspector, 'Keep this')).toBe(true);
  const SAID = 'You said: real footage';
  await expect.poll(() => text(firefox, inspector)).toContain(SAID);
  await expect.poll(notesOf(firefox, page)).toEqual([SAID]);
  expect(await press(firefox, inspector, 'Undo')).toBe(true);
  await expect.poll(notesOf(firefox, page)).toEqual([]);
});

test('files of the person are checked in a page of their own, and saved as a table', async ({
  firefox,
}) => {
  const check = await firefox.open(`${ORIGIN}/check.html`);
  const input = () => firefox.evaluate(check, () => !!document.querySelector('input[type=file]'));
  await expect.poll(input).toBe(true);
  const files = ['signed-ai.mp4', 'aigc.mp4'].map((name) =>
    path.resolve(import.meta.dirname, '../../media/demo', name),
  );
  await firefox.chooseFiles(check, 'input[type=file]', files);
  const row = () =>
    firefox.evaluate(check, () => document.querySelector('tbody tr')?.textContent ?? '');
  await expect.poll(row, { timeout: 90_000 }).toMatch(/signed-ai\.mp4.*AI/);
  await expect.poll(() => text(firefox, check), { timeout: 90_000 }).toContain('2 of 2 checked');
  const sortByName = () =>
    firefox.evaluate(check, () => document.querySelector<HTMLElement>('thead button')?.click());
  await sortByName();
  await expect.poll(row).toContain('aigc.mp4');
  expect(await press(firefox, check, 'signed-ai.mp4')).toBe(true);
  await expect.poll(() => text(firefox, check)).toContain('Demo AI Studio');
  // The pictures and the hash of the whole file came along.
  await expect
    .poll(() => firefox.evaluate(check, () => document.querySelectorAll('.strip img').length))
    .toBeGreaterThan(0);
  expect(await text(firefox, check)).toMatch(/\b[0-9a-f]{64}\b/);
  expect(await press(firefox, check, 'Copy this frame')).toBe(true);
  await expect.poll(() => text(firefox, check)).toContain('Copied.');
  const table = await save(firefox, check, 'Save as CSV', 'second-look.csv');
  expect(table.trim().split('\r\n')).toHaveLength(3);
});

test('the first page shows its pictures and a badge, and leads to the options', async ({
  firefox,
  ours,
}) => {
  const welcome = await firefox.open(`${ORIGIN}/welcome.html`);
  const shown = () =>
    firefox.evaluate(welcome, () => ({
      title: document.querySelector('h1')?.checkVisibility(),
      pictures: [...document.querySelectorAll('main > ol .picture')].filter(
        (picture) => picture.getBoundingClientRect().width > 100,
      ).length,
    }));
  await expect.poll(shown).toEqual({ title: true, pictures: 3 });
  await expect
    .poll(() =>
      firefox.inBadge(
        welcome,
        (root) => root.querySelector<HTMLElement>('[data-level]')?.dataset.level,
      ),
    )
    .toBe('ai');
  await firefox.screenshot(welcome, '.cache/firefox-welcome.png');
  const inFront = () =>
    firefox.evaluate(ours.context, async () => {
      const tabs = await browser.tabs.query({ active: true });
      return tabs.map(({ url }) => new URL(url ?? 'about:blank').pathname);
    });
  expect(await inFront()).toEqual(['/welcome.html']);
  await press(firefox, welcome, 'options');
  await expect.poll(inFront).toEqual(['/options.html']);
});
