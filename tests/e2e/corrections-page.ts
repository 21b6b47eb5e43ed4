import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page, Worker } from '@playwright/test';
import { inExtensionWorld, visibleBadges } from './badges.ts';
import { type Extension, expect, html, listed } from './fixtures.ts';
export type Browser = Pick<Extension, 'worker' | 'context' | 'origin'>;
export const play = (src: string) =>
  html(`<video src="${src}" muted autoplay loop width="640" height="360"></video>`);

/** The lines of a badge's card that are no evidence, and where its buttons are: as the person sees them. */
export const card = (page: Page) =>
  inExtensionWorld(page, () => {
    const { dom } = (
      globalThis as unknown as {
        chrome: { dom: { openOrClosedShadowRoot(host: Element): ShadowRoot } };
      }
    ).chrome;
    const host = document.querySelector('second-look-badge');
    const root = host && dom.openOrClosedShadowRoot(host);
    const at = (selector: string) => {
      const box = root?.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    return {
      notes: [...(root?.querySelectorAll<HTMLElement>('.notes p') ?? [])].map(
        (p) => p.dataset.aside ?? '',
      ),
      aside: root?.querySelector<HTMLElement>('.why')?.dataset.aside,
      pill: at('.pill'),
      wrong: at('.wrong'),
    };
  });
export const notes = async (page: Page) => (await card(page)).notes;

export async function openCard(page: Page) {
  const { x, y } = (await card(page)).pill;
  await page.mouse.move(x, y);
  await expect.poll(async () => (await visibleBadges(page))[0]?.open).toBe(true);
}

/** What the inspector was asked to look at. */
export const target = (worker: Worker) =>
  worker.evaluate(async () => (await chrome.storage.session.get('inspect')).inspect);

/** Opens the inspector on a page's first video, as a tab; a panel cannot be reached from here. */
export async function inspect(browser: Browser, page: Page, correct = false): Promise<Page> {
  const here = async () =>
    (await listed(browser as Extension, page)).find(({ post }) => post.pageUrl === page.url());
  await expect.poll(here).toBeTruthy();
  const video = await here();
  await browser.worker.evaluate((question) => chrome.storage.session.set({ inspect: question }), {
    ...video,
    videoId: null,
    correct,
    askedAt: Date.now(),
  } as never);
  return openPage(browser.context, `${browser.origin}/inspector.html`);
}

export async function openPage(context: BrowserContext, address: string) {
  const page = await context.newPage();
  await page.setViewportSize({ width: 420, height: 900 });
  await page.goto(address);
  return page;
}

export async function openPopup({ worker, context, origin }: Browser, beside: string) {
  const page = await context.newPage();
  await page.setViewportSize({ width: 360, height: 600 });
  const [tab] = await worker.evaluate((url) => chrome.tabs.query({ url }), `${beside}*`);
  await page.addInitScript((found) => {
    chrome.tabs.query = (async () => [found]) as never;
  }, tab as never);
  await page.goto(`${origin}/popup.html`);
  return page;
}

export async function say(inspector: Page, says: string, why = '') {
  await inspector.getByRole('radio', { name: says }).check();
  await inspector.getByLabel(/^Why/).fill(why);
  await inspector.getByRole('button', { name: 'Keep this' }).click();
}
export const said = (page: Page) => page.getByRole('region', { name: 'What you said' });

export async function isAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}
