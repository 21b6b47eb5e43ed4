import { expect, test } from '@playwright/test';
import { launchChromium } from '@/scripts/chromium.mjs';
import { BUILD } from './fixtures.ts';

const PAGES = ['popup', 'options', 'inspector', 'check', 'welcome', 'detector'];

test('our pages follow who sets a text twice as large in the browser', async () => {
  const { context, origin, close } = await launchChromium({
    extension: BUILD,
    // What the browser's own settings set as "Font size".
    flags: ['--blink-settings=defaultFontSize=32'],
  });
  try {
    const page = await context.newPage();
    for (const name of PAGES) {
      await page.setViewportSize({ width: name === 'popup' ? 720 : 640, height: 900 });
      await page.goto(`${origin}/${name}.html`);
      await expect(page.locator('h1')).toBeVisible();
      await page.screenshot({ path: `.cache/shots/large-text-${name}.png` });
      const seen = await page.evaluate(() => ({
        size: getComputedStyle(document.body).fontSize,
        tooWide: document.documentElement.scrollWidth - innerWidth,
      }));
      expect({ name, ...seen }).toEqual({ name, size: '28px', tooWide: 0 });
    }
  } finally {
    await close();
  }
});
