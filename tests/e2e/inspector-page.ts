import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { browser } from '#imports';
import { clip, type Extension, expect, html, listed } from './fixtures.ts';

declare const chrome: typeof browser;

export let serial = 0;

/** A page with one playing clip, which the extension has seen. @returns the post and where it is */
export async function show(
  page: Page,
  extension: Extension,
  put: (url: string, body: string) => void,
  name: string,
) {
  const url = `https://inspect${serial++}.example/`;
  const src = clip(`${name}?inspect=${serial++}`);
  put(url, html(`<video src="${src}" muted autoplay loop width="480" height="270"></video>`));
  await page.goto(url);
  await expect.poll(async () => (await listed(extension, page)).length).toBe(1);
  const [video] = await listed(extension, page);
  if (!video) throw new Error('no video was listed');
  return video as typeof video & { tabId: number };
}

/** Points the inspector at a video, as a right click does (`context-menu.spec.ts` clicks). */
export const point = ({ worker }: Extension, target: object) =>
  worker.evaluate(
    (inspect) => chrome.storage.session.set({ inspect: { ...inspect, askedAt: Date.now() } }),
    target,
  );

export async function open({ context, origin }: Extension, file = 'inspector.html') {
  const page = await context.newPage();
  await page.setViewportSize({ width: 420, height: 800 });
  await page.goto(`${origin}/${file}`);
  await expect(page.locator('h1')).toBeVisible();
  return page;
}

export const finished = (panel: Page) =>
  expect(panel.getByRole('status')).toHaveText('The check is finished.', { timeout: 90_000 });

export async function expectNoFindings(panel: Page) {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const dir of ['ltr', 'rtl']) {
      // A colour that is still on its way from one theme to the other is no finding.
      await panel.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await panel.evaluate((way) => {
        document.documentElement.dir = way;
      }, dir);
      const { violations } = await new AxeBuilder({ page: panel }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      const wide = await panel.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide).toBe(0);
    }
}
