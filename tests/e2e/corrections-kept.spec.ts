import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchChromium } from '@/scripts/chromium.mjs';
import { visibleBadges } from './badges.ts';
import { type Browser, inspect, notes, play, said, say } from './corrections-page.ts';
import { BUILD, clip, expect, test } from './fixtures.ts';

test('a full disk says so and loses nothing', async ({ web }) => {
  web.put('https://full.example/', play(clip('tagged.mp4?correct=6')));
  // The browser remembers for a while how much room there was: this one never saw any.
  const browser = (await launchChromium({ extension: BUILD, port: web.port })) as Browser & {
    close(): Promise<void>;
  };
  const page = await browser.context.newPage();
  const devtools = await browser.context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: browser.origin, quotaSize: 1 });
  await page.goto('https://full.example/');
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  const inspector = await inspect(browser, page, true);
  await say(inspector, 'real footage', 'Words that took a while.');
  await expect(inspector.getByRole('alert')).toContainText('no room left');
  await expect(inspector.getByLabel(/^Why/)).toHaveValue('Words that took a while.');
  await expect(inspector.getByRole('radio', { name: 'real footage' })).toBeChecked();
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: browser.origin });
  await inspector.getByRole('button', { name: 'Keep this' }).click();
  await expect(said(inspector)).toContainText('Words that took a while.');
  await browser.close();
});

test('corrections survive a restart of the browser', async ({ web }) => {
  const profile = mkdtempSync(path.join(tmpdir(), 'second-look-corrections-'));
  web.put('https://again.example/', play(clip('tagged.mp4?correct=7')));
  try {
    const first = (await launchChromium({
      extension: BUILD,
      port: web.port,
      profile,
    })) as Browser & { close(): Promise<void> };
    let page = await first.context.newPage();
    await page.goto('https://again.example/');
    await expect.poll(() => visibleBadges(page)).toHaveLength(1);
    const inspector = await inspect(first, page, true);
    await say(inspector, 'don’t know');
    await expect(said(inspector)).toBeVisible();
    await first.close();
    const second = (await launchChromium({
      extension: BUILD,
      port: web.port,
      profile,
    })) as typeof first;
    page = await second.context.newPage();
    await page.goto('https://again.example/');
    await expect.poll(() => notes(page)).toEqual(['You said: don’t know']);
    await second.close();
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});
