import { AxeBuilder } from '@axe-core/playwright';
import type { browser } from '#imports';
import { visibleBadges } from './badges.ts';
import { clip, expect, html, test } from './fixtures.ts';
import { openOptions, openVideos, stored } from './options-page.ts';

declare const chrome: typeof browser;

let serial = 0;

// Not every test here has a page of its own, whose end would clean up.
test.afterEach(({ extension }) => extension.worker.evaluate(() => chrome.storage.local.clear()));

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
  // Where the next word would be written: the button is gone, and the keyboard's place is not.
  await expect(words).toBeFocused();
  await page.bringToFront();
  await expect.poll(() => page.locator('second-look-badge').count()).toBe(0);
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
