import { readdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { BUILD, expect, test } from './fixtures.ts';

// The lab is a document without anything to see.
const pages = readdirSync(BUILD).filter((file) => file.endsWith('.html') && file !== 'lab.html');

for (const file of pages)
  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing in ${file}, ${colorScheme}`, async ({ page, extension }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(`${extension.origin}/${file}`);
      await expect(page.locator('main, h1, body > *').first()).toBeVisible();
      await page.waitForTimeout(500);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
