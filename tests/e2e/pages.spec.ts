import { readdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
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

// The popup is as wide as it wants to be.
for (const file of pages.filter((name) => name !== 'popup.html'))
  test(`nothing is scrolled sideways in ${file} at 320 pixels`, async ({ page, extension }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${extension.origin}/${file}`);
    await expect(page.locator('main, h1, body > *').first()).toBeVisible();
    await page.waitForTimeout(500);
    const wide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('body *')]
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
        .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowX) || !one.parentElement)
        .map((one) => one.outerHTML.slice(0, 80)),
    );
    expect(wide).toEqual([]);
  });

/** Names and states of what moves on the page; an endless animation costs as long as the page is open. */
const animations = (page: Page) =>
  page.evaluate(() =>
    document.getAnimations().map((one) => ({
      name: 'animationName' in one ? `${one.animationName}` : one.id,
      state: one.playState,
      ends: Number.isFinite(one.effect?.getComputedTiming().endTime),
    })),
  );

for (const file of pages)
  test(`nothing moves without an end in ${file}`, async ({ page, extension }) => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.goto(`${extension.origin}/${file}`);
    await expect(page.locator('main, h1, body > *').first()).toBeVisible();
    await page.waitForTimeout(500);
    expect((await animations(page)).filter(({ ends }) => !ends)).toEqual([]);
  });

test('the greeting’s drawing moves while it is in view, and never for those who want no motion', async ({
  page,
  extension,
}) => {
  await page.setViewportSize({ width: 800, height: 400 });
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto(`${extension.origin}/welcome.html`);
  const states = async () =>
    (await animations(page))
      .filter(({ name }) => name === 'roll' || name === 'sink')
      .map(({ state }) => state);
  await page.locator('.screen').scrollIntoViewIfNeeded();
  await expect.poll(states).toEqual(Array(4).fill('running'));
  await page.locator('footer').scrollIntoViewIfNeeded();
  await expect.poll(states).toEqual(Array(4).fill('paused'));
  await page.locator('.screen').scrollIntoViewIfNeeded();
  await expect.poll(states).toEqual(Array(4).fill('running'));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(states).toEqual([]);
});
