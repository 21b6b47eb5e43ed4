import type { Page } from '@playwright/test';
import type { browser } from '#imports';
import { visibleBadges } from './badges.ts';
import { clip, type Extension, expect, html, type Web } from './fixtures.ts';

declare const chrome: typeof browser;

let serial = 0;

/** A page with labelled videos, on a host of its own. */
export async function openVideos(page: Page, web: Web, count = 1, gap = 0) {
  const host = `options${serial++}.example`;
  const video = () =>
    `<video src="${clip(`tagged.mp4?options=${serial++}`)}" muted autoplay loop width="480" height="270"
      style="margin-bottom:${gap}px"></video>`;
  web.put(`https://${host}/`, html(Array.from({ length: count }, video).join('')));
  await page.goto(`https://${host}/`);
  await expect.poll(() => visibleBadges(page)).not.toHaveLength(0);
  return host;
}

export async function openOptions({ context, origin }: Pick<Extension, 'context' | 'origin'>) {
  const options = await context.newPage();
  await options.goto(`${origin}/options.html`);
  await expect(options.locator('h1')).toBeVisible();
  return options;
}

export const stored = ({ worker }: Extension) =>
  worker.evaluate(async () => (await chrome.storage.local.get('settings')).settings);

/** A radio of the group with this legend. */
export const radio = (options: Page, legend: RegExp, name: string) =>
  options.getByRole('group', { name: legend }).getByRole('radio', { name, exact: true });
