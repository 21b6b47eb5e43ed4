import type { Page } from '@playwright/test';
import type { browser } from '#imports';
import { inExtensionWorld, visibleBadges } from './badges.ts';
import { clip, expect, test } from './fixtures.ts';
import { openOptions, openVideos, radio } from './options-page.ts';

declare const chrome: typeof browser;

let serial = 0;

// Not every test here has a page of its own, whose end would clean up.
test.afterEach(({ extension }) => extension.worker.evaluate(() => chrome.storage.local.clear()));

/** What lies over the videos, where only we can see it; `words` are what it says besides its button. */
const veils = (page: Page) =>
  inExtensionWorld(page, () => {
    const { dom } = chrome as unknown as {
      dom: { openOrClosedShadowRoot(host: Element): ShadowRoot | null };
    };
    const all = [...document.querySelectorAll('second-look-badge')].map((host) => {
      const sheet = dom.openOrClosedShadowRoot(host)?.querySelector('.veil');
      const { x = 0, y = 0, width = 0, height = 0 } = sheet?.getBoundingClientRect() ?? {};
      const shown = sheet ? getComputedStyle(sheet) : null;
      return {
        kind: sheet?.className ?? '',
        shown: shown?.visibility === 'visible' && shown.display !== 'none',
        box: [x, y, width, height].map(Math.round),
        words: sheet ? getComputedStyle(sheet, '::before').content : '',
      };
    });
    return all.filter(({ kind }) => kind !== '');
  });

test('cover and dim apply at once in an open tab, and off again', async ({
  page,
  web,
  extension,
}) => {
  await openVideos(page, web);
  const options = await openOptions(extension);
  await radio(options, /“AI”/, 'Cover').check();
  await page.bringToFront();
  await expect
    .poll(() => veils(page))
    .toEqual([{ kind: 'veil cover', shown: true, box: [0, 0, 480, 270], words: 'none' }]);
  // The page hears nothing of a click on the cover, and its video plays on beneath.
  await page.evaluate(() =>
    document.addEventListener('click', () => Object.assign(window, { heard: true })),
  );
  await page.mouse.click(60, 230);
  const time = () => page.evaluate(() => document.querySelector('video')?.currentTime ?? 0);
  const before = await time();
  await expect.poll(time).not.toBe(before);
  expect(await page.evaluate(() => 'heard' in window)).toBe(false);
  await options.bringToFront();
  await radio(options, /“AI”/, 'Dim').check();
  await page.bringToFront();
  await expect.poll(() => veils(page)).toMatchObject([{ kind: 'veil dim', shown: true }]);
  await page.mouse.click(60, 230);
  expect(await page.evaluate(() => 'heard' in window), 'a dimmed player still takes clicks').toBe(
    true,
  );
  await page.mouse.move(20, 20);
  await expect.poll(() => veils(page)).toMatchObject([{ shown: false }]);
  await options.bringToFront();
  await radio(options, /“AI”/, 'Label').check();
  await page.bringToFront();
  await expect.poll(() => veils(page)).toEqual([]);
  await options.close();
});

test('a cover goes by click and by keyboard, and comes back with the next video', async ({
  page,
  web,
  extension,
}) => {
  await extension.worker.evaluate(() =>
    chrome.storage.local.set({
      settings: {
        treatment: { ai: 'cover', 'ai-edited': 'label', 'likely-ai': 'label', wanted: 'label' },
      },
    }),
  );
  await openVideos(page, web, 1, 3_000);
  await expect.poll(() => veils(page)).toMatchObject([{ kind: 'veil cover', shown: true }]);
  await page.screenshot({ path: '.cache/shots/cover.png' });
  // Also while it is only half in view, and when it comes back.
  await page.evaluate(() => scrollTo(0, 200));
  await expect.poll(() => veils(page)).toMatchObject([{ shown: true, box: [0, 0, 480, 70] }]);
  // Where its badge has no room any more, the cover says itself why it is there.
  await page.evaluate(() => scrollTo(0, 240));
  await expect
    .poll(() => veils(page))
    .toMatchObject([{ box: [0, 0, 480, 30], words: expect.stringMatching(/^"AI · /) }]);
  await page.evaluate(() => scrollTo(0, 1_000));
  await expect.poll(() => veils(page)).toMatchObject([{ shown: false }]);
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(() => veils(page)).toMatchObject([{ shown: true, box: [0, 0, 480, 270] }]);
  await page.mouse.click(240, 135);
  await expect.poll(() => veils(page)).toEqual([]);
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  const next = clip(`tagged.mp4?options=next${serial++}`);
  await page.evaluate((src) => document.querySelector('video')?.setAttribute('src', src), next);
  await expect.poll(() => veils(page)).toMatchObject([{ kind: 'veil cover', shown: true }]);
  await page.mouse.click(900, 600);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => veils(page)).toEqual([]);
});

test('size and corner of the badge apply at once', async ({ page, web, extension }) => {
  await openVideos(page, web);
  const [normal] = await visibleBadges(page);
  const options = await openOptions(extension);
  await radio(options, /Size/, 'Large').check();
  await options.getByLabel('Corner of the badge').selectOption('bottom-right');
  await page.bringToFront();
  await expect
    .poll(async () => (await visibleBadges(page))[0]?.height)
    .toBeGreaterThan((normal?.height ?? 99) + 4);
  const corner = async () => {
    const [badge] = await visibleBadges(page);
    // The room it was given is its own width, up to a whole pixel.
    return (
      badge && {
        right: Math.ceil(badge.x + badge.width),
        bottom: Math.round(badge.y + badge.height),
      }
    );
  };
  await expect.poll(corner).toEqual({ right: 472, bottom: 218 });
  // From the right corner the card opens over the video, not over what lies beside it.
  const [{ card } = { card: { left: 0, right: 0 } }] = await visibleBadges(page);
  expect(Math.ceil(card.right)).toBe(472);
  expect(card.left).toBeGreaterThan(100);
  await options.bringToFront();
  await radio(options, /Size/, 'Small').check();
  await page.bringToFront();
  await expect
    .poll(async () => (await visibleBadges(page))[0]?.height)
    .toBeLessThan(normal?.height ?? 0);
  expect((await visibleBadges(page))[0]?.height).toBeGreaterThanOrEqual(24);
  await options.close();
});
