import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { browser } from '#imports';
import { badges, inExtensionWorld, visibleBadges } from './badges.ts';
import { clip, type Extension, expect, html, test, type Web } from './fixtures.ts';

declare const chrome: typeof browser;

let serial = 0;

// Not every test here has a page of its own, whose end would clean up.
test.afterEach(({ extension }) => extension.worker.evaluate(() => chrome.storage.local.clear()));

/** A page with labelled videos, on a host of its own. */
async function openVideos(page: Page, web: Web, count = 1, gap = 0) {
  const host = `options${serial++}.example`;
  const video = () =>
    `<video src="${clip(`tagged.mp4?options=${serial++}`)}" muted autoplay loop width="480" height="270"
      style="margin-bottom:${gap}px"></video>`;
  web.put(`https://${host}/`, html(Array.from({ length: count }, video).join('')));
  await page.goto(`https://${host}/`);
  await expect.poll(() => visibleBadges(page)).not.toHaveLength(0);
  return host;
}

async function openOptions({ context, origin }: Pick<Extension, 'context' | 'origin'>) {
  const options = await context.newPage();
  await options.goto(`${origin}/options.html`);
  await expect(options.locator('h1')).toBeVisible();
  return options;
}

const stored = ({ worker }: Extension) =>
  worker.evaluate(async () => (await chrome.storage.local.get('settings')).settings);

/** What lies over the videos, where only we can see it. */
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
      };
    });
    return all.filter(({ kind }) => kind !== '');
  });

/** A radio of the group with this legend. */
const radio = (options: Page, legend: RegExp, name: string) =>
  options.getByRole('group', { name: legend }).getByRole('radio', { name, exact: true });

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
    .toEqual([{ kind: 'veil cover', shown: true, box: [0, 0, 480, 270] }]);
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
  await page.evaluate(() => scrollTo(0, 1_000));
  await expect.poll(() => veils(page)).toMatchObject([{ shown: false }]);
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(() => veils(page)).toMatchObject([{ shown: true, box: [0, 0, 480, 270] }]);
  await page.mouse.click(240, 152);
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
  await options.bringToFront();
  await radio(options, /Size/, 'Small').check();
  await page.bringToFront();
  await expect
    .poll(async () => (await visibleBadges(page))[0]?.height)
    .toBeLessThan(normal?.height ?? 0);
  expect((await visibleBadges(page))[0]?.height).toBeGreaterThanOrEqual(24);
  await options.close();
});

test('a site goes off, and an own rule of fetching is kept to', async ({
  page,
  web,
  extension,
}) => {
  const host = await openVideos(page, web);
  const options = await openOptions(extension);
  await options.getByLabel('Another site').fill('no such thing');
  await options.getByLabel('Another site').press('Enter');
  await expect(options.getByText('no address of a site')).toBeVisible();
  await options.getByLabel('Another site').fill(`https://${host}/page`);
  await options.getByLabel('Another site').press('Enter');
  await options.getByLabel(`Reading files on ${host}`).selectOption('never');
  await expect.poll(() => stored(extension)).toMatchObject({ siteFetching: { [host]: 'never' } });
  // Another video there is not read any more; elsewhere it is.
  const read = (name: string) =>
    web
      .requests('media.example')
      .some(({ url, headers }) => url.endsWith(name) && headers['sec-fetch-dest'] === 'empty');
  for (const [on, name] of [
    [host, 'here'],
    ['elsewhere.example', 'there'],
  ] as const) {
    web.put(
      `https://${on}/second`,
      html(
        `<video src="${clip(`tagged.mp4?${name}`)}" muted autoplay width="480" height="270"></video>`,
      ),
    );
    await page.goto(`https://${on}/second`);
    await page.bringToFront();
    await page.waitForTimeout(2_000);
    expect(read(name), name).toBe(name === 'there');
  }
  await page.goto(`https://${host}/`);
  await options.bringToFront();
  await options.getByRole('switch', { name: host }).uncheck();
  await page.bringToFront();
  await expect.poll(() => page.locator('second-look-badge').count()).toBe(0);
  await options.bringToFront();
  await options.getByRole('button', { name: `Forget ${host}` }).click();
  await expect.poll(() => stored(extension)).toMatchObject({ sitesOff: [], siteFetching: {} });
  await options.close();
});

test('accounts and words of the person’s own: a label that says so', async ({
  page,
  web,
  extension,
}) => {
  const clipUrl = clip(`plain.mp4?wanted=${serial++}`);
  web.put(
    'https://wanted.example/',
    html(
      `<video src="${clipUrl}" title="A robot dance" muted autoplay loop width="480" height="270"></video>`,
    ),
  );
  await page.goto('https://wanted.example/');
  const caption = () =>
    extension.worker.evaluate(async () => {
      const pages = await chrome.storage.session.get(null);
      const all = Object.values(pages).flat() as { post?: { caption?: string; pageUrl: string } }[];
      return (
        all.find((one) => one.post?.pageUrl === 'https://wanted.example/')?.post?.caption ?? null
      );
    });
  const options = await openOptions(extension);
  const words = options.getByLabel('Words', { exact: true });
  await words.fill('Robot Dance');
  await words.press('Enter');
  await expect(options.getByRole('button', { name: 'Remove Robot Dance' })).toBeVisible();
  await page.bringToFront();
  await expect.poll(caption).toBe('A robot dance');
  await expect
    .poll(async () => (await visibleBadges(page))[0]?.text)
    .toContain('on your list: Robot Dance');
  await options.bringToFront();
  await options.getByRole('button', { name: 'Remove Robot Dance' }).click();
  await page.bringToFront();
  await expect.poll(() => page.locator('second-look-badge').count()).toBe(0);
  await options.close();
});

test('settings are saved, opened again, and taken back', async ({ extension }) => {
  const options = await openOptions(extension);
  await radio(options, /Size/, 'Large').check();
  await options.getByLabel('Accounts', { exact: true }).fill('@Somebody');
  await options.getByLabel('Accounts', { exact: true }).press('Enter');
  await expect
    .poll(() => stored(extension))
    .toMatchObject({ badgeSize: 'large', wantedAccounts: ['@Somebody'] });
  const before = await stored(extension);
  const downloading = options.waitForEvent('download');
  await options.getByRole('button', { name: /^Save all settings/ }).click();
  const saved = readFileSync(await (await downloading).path(), 'utf8');

  await radio(options, /Size/, 'Small').check();
  await options.getByRole('button', { name: 'Remove @Somebody' }).click();
  const choose = (buffer: string) =>
    options
      .getByRole('region', { name: 'Your data' })
      .locator('input[type=file]')
      .setInputFiles({
        name: 'settings.json',
        mimeType: 'application/json',
        buffer: Buffer.from(buffer),
      });
  await choose('{"not": "ours"}');
  await expect(options.getByText('no file of saved settings')).toBeVisible();
  await choose(saved.replace('"large"', '"gigantic"'));
  await expect(options.getByText('cannot be read: badgeSize')).toBeVisible();
  await expect
    .poll(() => stored(extension))
    .toMatchObject({ badgeSize: 'small', wantedAccounts: [] });
  await choose(saved);
  await expect(options.getByText('are in force')).toBeVisible();
  await expect(radio(options, /Size/, 'Large')).toBeChecked();
  await expect.poll(() => stored(extension)).toEqual(before);
  await options.getByRole('button', { name: 'Undo' }).click();
  await expect
    .poll(() => stored(extension))
    .toMatchObject({ badgeSize: 'small', wantedAccounts: [] });
  await options.close();
});

test('two windows that write at once lose nothing', async ({ extension }) => {
  const [one, two] = [await openOptions(extension), await openOptions(extension)];
  const add = async (options: Page, names: string[]) => {
    for (const name of names) {
      await options.getByLabel('Accounts', { exact: true }).fill(name);
      await options.getByLabel('Accounts', { exact: true }).press('Enter');
    }
  };
  await Promise.all([add(one, ['a', 'b', 'c', 'd']), add(two, ['e', 'f', 'g', 'h'])]);
  const accounts = async () =>
    ((await stored(extension)) as { wantedAccounts: string[] }).wantedAccounts.toSorted();
  await expect.poll(accounts).toEqual([...'abcdefgh']);
  await Promise.all([one.close(), two.close()]);
});

test('a full disk is told, and the page shows what is stored', async ({ extension }) => {
  const options = await openOptions(extension);
  await options.evaluate(() => {
    chrome.storage.local.set = (async () => {
      throw new Error('QUOTA_BYTES quota exceeded');
    }) as never;
  });
  await radio(options, /Size/, 'Large').click();
  await expect(options.getByRole('alert')).toContainText('could not be saved');
  await expect(radio(options, /Size/, 'Normal')).toBeChecked();
  await options.close();
});

test('everything is deleted, but only when asked twice', async ({ page, web, extension }) => {
  await openVideos(page, web);
  const options = await openOptions(extension);
  await options.getByRole('switch', { name: /without signs/ }).check();
  await expect.poll(() => stored(extension)).toMatchObject({ showNoSigns: true });
  const kept = () =>
    options.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open('second-look');
          opening.onsuccess = () => {
            const all = opening.result.transaction('media').objectStore('media').count();
            all.onsuccess = () => {
              opening.result.close();
              resolve(all.result);
            };
          };
        }),
    );
  expect(await kept()).toBeGreaterThan(0);
  await options.getByRole('button', { name: /^Delete everything…/ }).click();
  await options.getByRole('button', { name: 'Keep it' }).click();
  expect(await kept()).toBeGreaterThan(0);
  // A page that is still open would be looked at again at once, under the settings as they were at first.
  await page.goto('about:blank');
  await options.getByRole('button', { name: /^Delete everything…/ }).click();
  await options.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await expect(options.getByText('Everything was deleted')).toBeVisible();
  expect(await kept()).toBe(0);
  expect(await extension.worker.evaluate(() => chrome.storage.local.get(null))).toEqual({});
  await expect(options.getByRole('switch', { name: /without signs/ })).not.toBeChecked();
  await options.close();
});

test('search leaves the sections that have the words', async ({ extension }) => {
  const options = await openOptions(extension);
  const visible = () => options.locator('main > .section:visible h2').allTextContents();
  await expect(options.getByRole('region', { name: 'What you said about labels' })).toBeVisible();
  const all = (await visible()).length;
  await options.getByRole('searchbox').fill('corner  BADGE');
  await expect.poll(visible).toEqual(['Look']);
  await options.getByRole('searchbox').fill('zzz');
  await expect(options.getByText('No option has these words')).toBeVisible();
  await options.getByRole('searchbox').fill('');
  await expect.poll(async () => (await visible()).length).toBe(all);
  await options.close();
});

test('who is on the trust lists', async ({ extension }) => {
  const options = await openOptions(extension);
  await options.getByText('Who is on these lists').click();
  await options.getByText('Official C2PA trust list: certificates 30').click();
  await expect(
    options.getByText('Google C2PA Media Services 1P ICA G3', { exact: true }),
  ).toBeVisible();
  const { violations } = await new AxeBuilder({ page: options }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await options.getByRole('button', { name: /^Delete everything…/ }).click();
  const dialog = await new AxeBuilder({ page: options }).analyze();
  expect(dialog.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await options.close();
});

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
    const asked = () =>
      extension.worker.evaluate(async () => {
        const { inspect } = await chrome.storage.session.get('inspect');
        return (inspect as { post?: { src?: string } } | undefined)?.post?.src;
      });
    await expect.poll(asked).toBe(src);
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
