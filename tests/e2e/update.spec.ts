import { launchChromium } from '@/scripts/chromium.mjs';
import { visibleBadges } from './badges.ts';
import { BUILD, clip, expect, html, test } from './fixtures.ts';

declare const chrome: {
  developerPrivate: {
    updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
    reload(extension: string, options: { failQuietly: boolean }): Promise<unknown>;
  };
};

test('a page that is open while the extension is updated goes on with the new version', async ({
  web,
}) => {
  const browser = await launchChromium({ extension: BUILD, port: web.port });
  try {
    const page = await browser.context.newPage();
    const more = '<div style="height:600px"></div>';
    const video = (n: number) =>
      `<video src="${clip(`tagged.mp4?update=${n}`)}" muted autoplay loop width="480" height="270"></video>`;
    web.put('https://update.example/', html(`${video(1)}${more}${video(2)}`));
    await page.goto('https://update.example/');
    await expect.poll(() => visibleBadges(page)).toHaveLength(1);

    const settings = await browser.context.newPage();
    await settings.goto('chrome://extensions');
    await settings.evaluate(
      async (id) => {
        await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
        await chrome.developerPrivate.reload(id, { failQuietly: true });
      },
      new URL(browser.origin ?? '').host,
    );
    await page.bringToFront();
    const count = () => page.locator('second-look-badge').count();
    await page.evaluate(() => scrollTo(0, 600));
    await expect.poll(count).toBe(1);
    // The old one is gone: it would draw another one beside that of the new version, and as fast.
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForTimeout(1_500);
    expect(await count()).toBe(1);
  } finally {
    await browser.close();
  }
});
