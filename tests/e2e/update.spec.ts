import { launchChromium } from '@/scripts/chromium.mjs';
import { visibleBadges } from './badges.ts';
import { BUILD, clip, expect, html, test } from './fixtures.ts';

declare const chrome: {
  developerPrivate: {
    updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
    reload(extension: string, options: { failQuietly: boolean }): Promise<unknown>;
  };
};

type Browser = Awaited<ReturnType<typeof launchChromium>>;

/** Loads the extension anew, which is what an update does to the pages that are open. */
async function update({ context, origin = '' }: Browser) {
  const settings = await context.newPage();
  await settings.goto('chrome://extensions');
  await settings.evaluate(async (id) => {
    await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await chrome.developerPrivate.reload(id, { failQuietly: true });
  }, new URL(origin).host);
  await settings.close();
}

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

    await update(browser);
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

test('however often it is updated, an answer of the page is copied once', async ({ web }) => {
  const browser = await launchChromium({ extension: BUILD, port: web.port });
  try {
    const page = await browser.context.newPage();
    web.put('https://x.com/home', html(''));
    web.put('https://x.com/i/api/graphql/a/HomeTimeline', { body: '{}' });
    await page.goto('https://x.com/home');
    // The first hook took what was there before the page; those of later versions take this.
    await page.evaluate(() => {
      const { clone } = Response.prototype;
      Object.assign(window, { copies: 0 });
      Response.prototype.clone = function () {
        (window as unknown as { copies: number }).copies++;
        return clone.call(this);
      };
    });
    const copies = () =>
      page.evaluate(async () => {
        const counted = window as unknown as { copies: number };
        counted.copies = 0;
        await (await fetch('/i/api/graphql/a/HomeTimeline')).text();
        return counted.copies;
      });
    expect(await copies()).toBe(0);
    for (let updates = 1; updates <= 3; updates++) {
      await update(browser);
      // Nothing of the page tells when the new hook has its orders.
      await page.waitForTimeout(3_000);
      expect(await copies()).toBe(1);
    }
  } finally {
    await browser.close();
  }
});
