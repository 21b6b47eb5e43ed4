import path from 'node:path';
import { clip, expect, html, test } from './fixtures.ts';
import { type Firefox, ORIGIN } from './launch.ts';

const video = (src: string) =>
  html(`<video src="${src}" muted autoplay loop width="480" height="270"></video>`);

/** Chooses the radio button with this label, under a legend that contains `legend`. False while it is not there. */
const choose = (firefox: Firefox, context: string, legend: string, label: string) =>
  firefox.evaluate(
    context,
    ({ legend, label }) => {
      const group = [...document.querySelectorAll('fieldset')].find((fieldset) =>
        fieldset.querySelector('legend')?.textContent.includes(legend),
      );
      const option = [...(group?.querySelectorAll('label') ?? [])].find((one) =>
        [...one.children].some(({ textContent }) => textContent === label),
      );
      option?.querySelector('input')?.click();
      return option !== undefined;
    },
    { legend, label },
  );

/** Clicks the button whose name contains these words. False while it is not there. */
const press = (firefox: Firefox, context: string, name: string) =>
  firefox.evaluate(
    context,
    (words) => {
      const button = [...document.querySelectorAll('button')].find((one) =>
        `${one.getAttribute('aria-label')} ${one.textContent}`.includes(words),
      );
      button?.click();
      return button !== undefined;
    },
    name,
  );

const text = (firefox: Firefox, context: string) =>
  firefox.evaluate(context, () => document.body?.innerText ?? '');

test('a setting applies at once in an open tab, and is taken back', async ({
  web,
  firefox,
  ours,
}) => {
  const url = 'https://settings.example/';
  web.put(url, video(clip('tagged.mp4?settings')));
  const page = await firefox.open(url);
  await expect.poll(async () => (await ours.listed(url))[0]?.level).toBe('ai');
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
  const url = 'https://correct.example/';
  web.put(url, video(clip('tagged.mp4?correct')));
  const page = await firefox.open(url);
  await expect.poll(async () => (await ours.listed(url))[0]?.level).toBe('ai');
  const [listed] = await ours.listed(url);
  await firefox.evaluate(ours.context, (inspect) => browser.storage.session.set({ inspect }), {
    ...listed,
    tabId: -1,
    videoId: null,
    correct: true,
    askedAt: Date.now(),
  });
  const inspector = await firefox.open(`${ORIGIN}/inspector.html`, { background: true });
  await expect.poll(() => choose(firefox, inspector, '', 'real footage')).toBe(true);
  expect(await press(firefox, inspector, 'Keep this')).toBe(true);
  const SAID = 'You said: real footage';
  await expect.poll(() => text(firefox, inspector)).toContain(SAID);
  const notes = () =>
    firefox.inBadge(page, (root) =>
      [...root.querySelectorAll<HTMLElement>('.notes p')].map(({ dataset }) => dataset.aside),
    );
  await expect.poll(notes).toEqual([SAID]);
  expect(await press(firefox, inspector, 'Undo')).toBe(true);
  await expect.poll(notes).toEqual([]);
});

test('a file of the person is checked in a page of its own', async ({ firefox }) => {
  const check = await firefox.open(`${ORIGIN}/check.html`);
  const input = () => firefox.evaluate(check, () => !!document.querySelector('input[type=file]'));
  await expect.poll(input).toBe(true);
  const file = path.resolve(import.meta.dirname, '../../media/demo/signed-ai.mp4');
  await firefox.chooseFiles(check, 'input[type=file]', [file]);
  const row = () =>
    firefox.evaluate(check, () => document.querySelector('tbody tr')?.textContent ?? '');
  await expect.poll(row, { timeout: 90_000 }).toMatch(/signed-ai\.mp4.*AI/);
  expect(await press(firefox, check, 'signed-ai.mp4')).toBe(true);
  await expect.poll(() => text(firefox, check)).toContain('Demo AI Studio');
  // The pictures and the hash of the whole file came along.
  await expect
    .poll(() => firefox.evaluate(check, () => document.querySelectorAll('.strip img').length))
    .toBeGreaterThan(0);
  expect(await text(firefox, check)).toMatch(/\b[0-9a-f]{64}\b/);
  expect(await press(firefox, check, 'Copy this frame')).toBe(true);
  await expect.poll(() => text(firefox, check)).toContain('Copied.');
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
