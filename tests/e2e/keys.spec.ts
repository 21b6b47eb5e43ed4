import type { Page } from '@playwright/test';
import type { browser } from '#imports';
import { badges, visibleBadges } from './badges.ts';
import { clip, type Extension, expect, html, listed, test } from './fixtures.ts';
import { openOptions, openVideos } from './options-page.ts';

declare const chrome: typeof browser;

test.describe('keys', () => {
  /** A native key press cannot be made here: the worker is told of it as the browser tells it. */
  const press = async (extension: Extension, page: Page, command: string) =>
    extension.worker.evaluate(
      async ([name, url]) => {
        const [tab] = await chrome.tabs.query({ url });
        const pressed = chrome.commands.onCommand as unknown as {
          dispatch(command: string, tab?: object): void;
        };
        pressed.dispatch(name, tab);
      },
      [command, page.url()] as const,
    );

  const asked = ({ worker }: Extension) =>
    worker.evaluate(async () => {
      const { inspect } = await chrome.storage.session.get('inspect');
      return (inspect as { post?: { src?: string } } | undefined)?.post?.src;
    });

  test('inspect the video in view', async ({ page, web, extension }) => {
    await openVideos(page, web, 4, 200);
    await page.evaluate(() => scrollTo(0, 940));
    await expect.poll(() => visibleBadges(page)).not.toHaveLength(0);
    await page.waitForTimeout(600);
    const src = await page.evaluate(() => {
      const far = (video: Element) => {
        const { top, bottom } = video.getBoundingClientRect();
        return Math.abs((top + bottom) / 2 - innerHeight / 2);
      };
      return [...document.querySelectorAll('video')].sort((a, b) => far(a) - far(b))[0]?.src;
    });
    await press(extension, page, 'inspect_video');
    await expect.poll(() => asked(extension)).toBe(src);
  });

  test('inspect the video of a viewer, not one of the feed beneath it', async ({
    page,
    web,
    extension,
  }) => {
    const url = 'https://viewer.example/';
    const video = (name: string) =>
      `<video src="${clip(`tagged.mp4?viewer=${name}`)}" muted autoplay loop width="480" height="270"></video>`;
    const viewer = `<div style="position:fixed;inset:0;background:#000;z-index:9">${video('viewer')}</div>`;
    web.put(url, html(`<div style="padding:215px 260px">${video('feed')}</div>${viewer}`));
    await page.goto(url);
    await expect.poll(async () => (await listed(extension, page)).length).toBe(2);
    await press(extension, page, 'inspect_video');
    await expect.poll(() => asked(extension)).toBe(clip('tagged.mp4?viewer=viewer'));
  });

  test('inspect the video of a viewer that is a frame, too', async ({ page, web, extension }) => {
    const [url, frame] = ['https://feed.example/', 'https://player.example/'];
    const video = (name: string) =>
      `<video src="${clip(`tagged.mp4?frame=${name}`)}" muted autoplay loop width="480" height="270"></video>`;
    const style = 'position:fixed;inset:0;width:100%;height:100%;background:#000';
    web.put(frame, html(video('viewer')));
    web.put(url, html(`${video('feed')}<iframe src="${frame}" style="${style}"></iframe>`));
    await page.goto(url);
    await expect.poll(async () => (await listed(extension, page)).length).toBe(2);
    await press(extension, page, 'inspect_video');
    await expect.poll(() => asked(extension)).toBe(clip('tagged.mp4?frame=viewer'));
  });

  test('inspect the video that lies under our own card', async ({ page, web, extension }) => {
    const url = 'https://deep.example/';
    const src = clip('tagged.mp4?deep');
    const video = `<video src="${src}" muted autoplay loop width="480" height="270"></video>`;
    const other = video.replace('?deep', '?other').replace('<video', '<video style="margin:400px"');
    web.put(url, html(`${'<div>'.repeat(10)}${video}${'</div>'.repeat(10)}${other}`));
    await page.goto(url);
    await expect.poll(() => visibleBadges(page)).not.toHaveLength(0);
    await page.waitForTimeout(600);
    await press(extension, page, 'next_labelled');
    const lies = () =>
      page.evaluate(() => {
        const { left, right, top, bottom } =
          document.querySelector('video')?.getBoundingClientRect() ?? new DOMRect();
        return document.elementFromPoint((left + right) / 2, (top + bottom) / 2)?.localName;
      });
    await expect.poll(lies).toBe('second-look-badge');
    await press(extension, page, 'inspect_video');
    await expect.poll(() => asked(extension)).toBe(src);
  });

  test('inspect what a consent box lies over, where nothing lies on top', async ({
    page,
    web,
    extension,
  }) => {
    const url = 'https://consent.example/';
    const src = clip('tagged.mp4?consent');
    const video = `<video src="${src}" muted autoplay loop width="480" height="270"></video>`;
    const box = '<p style="position:fixed;inset:0;background:#000c;margin:0">Cookies?</p>';
    web.put(url, html(`${'<div>'.repeat(10)}${video}${'</div>'.repeat(10)}${box}`));
    await page.goto(url);
    await expect.poll(async () => (await listed(extension, page)).length).toBe(1);
    await press(extension, page, 'inspect_video');
    await expect.poll(() => asked(extension)).toBe(src);
  });

  test('jump from one labelled video to the next, with the keyboard on its badge', async ({
    page,
    web,
    extension,
  }) => {
    await openVideos(page, web, 3, 900);
    // All three have been looked at once.
    for (const y of [1_170, 2_340, 0]) {
      await page.evaluate((to) => scrollTo(0, to), y);
      await expect.poll(async () => (await visibleBadges(page)).length).toBe(1);
      await page.waitForTimeout(500);
    }
    const middle = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('video')].findIndex((video) => {
          const { top, bottom } = video.getBoundingClientRect();
          return Math.abs((top + bottom) / 2 - innerHeight / 2) < 3;
        }),
      );
    const focused = async () => (await badges(page)).some(({ open }) => open);
    for (const next of [1, 2]) {
      await press(extension, page, 'next_labelled');
      await expect.poll(middle).toBe(next);
      await expect.poll(focused).toBe(true);
    }
    // Past the last one it begins again; the first lies too high to reach the middle.
    await press(extension, page, 'next_labelled');
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await expect.poll(focused).toBe(true);
  });

  test('are shown in options', async ({ extension }) => {
    const options = await openOptions(extension);
    await expect(options.locator('kbd')).toHaveText(['Alt+Shift+L', 'Alt+Shift+J']);
    await options.close();
  });
});
