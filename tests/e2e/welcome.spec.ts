import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures.ts';

const LOCALES = path.resolve(import.meta.dirname, '../../public/_locales');
/** One column, two and three of them: each about as narrow as it gets. */
const WIDTHS = [320, 620, 820, 960];

declare const chrome: { i18n: { getMessage(key: string): string } };

/** Words of the pictures that can be seen and do not fit: a badge hides what is too long for it. */
const cut = () =>
  [...document.querySelectorAll('.picture :is(.badge, .menu, strong, p)')]
    .filter((box) => {
      const picture = box.closest('.picture')?.getBoundingClientRect() as DOMRect;
      const { top, left, right } = box.getBoundingClientRect();
      const isOutside = left < picture.left || right > picture.right;
      return top < picture.bottom && (box.scrollWidth > box.clientWidth || isOutside);
    })
    .map((box) => box.textContent);

test('the welcome page’s pictures cut no words, in any language and width', async ({
  extension,
}) => {
  test.setTimeout(120_000);
  for (const name of readdirSync(LOCALES)) {
    const messages = JSON.parse(readFileSync(path.join(LOCALES, name, 'messages.json'), 'utf8'));
    const page = await extension.context.newPage();
    await page.addInitScript((all: Record<string, { message: string }>) => {
      chrome.i18n.getMessage = (key) => all[key]?.message ?? '';
    }, messages);
    await page.goto(`${extension.origin}/welcome.html`);
    await expect(page.locator('h1')).toHaveText(messages.welcome_title.message);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(cut), `${name}, ${width} px`).toEqual([]);
    }
    await page.close();
  }
});
