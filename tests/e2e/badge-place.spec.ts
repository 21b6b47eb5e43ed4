import { clickBadge, HOME, inspected, offset, open, video } from './badge-page.ts';
import { visibleBadges } from './badges.ts';
import { expect, test } from './fixtures.ts';

test('stays at its video while the page scrolls, and while it does not', async ({ page, web }) => {
  await open(
    page,
    web,
    `<div style="height:300px"></div>${video('margin-left:100px')}<div style="height:3000px"></div>`,
  );
  await expect.poll(() => offset(page)).toEqual(HOME);
  for (const y of [40, 120, 260]) {
    await page.evaluate((to) => scrollTo(0, to), y);
    await expect.poll(() => offset(page), { intervals: [60], timeout: 1_500 }).toEqual(HOME);
  }
  // Cut by the window's edge, it stays readable in what is left.
  await page.evaluate(() => scrollTo(0, 380));
  await expect.poll(async () => (await visibleBadges(page))[0]?.y).toBe(8);
  await page.evaluate(() => scrollTo(0, 0));
  await page.evaluate(() =>
    document.body.insertAdjacentHTML('afterbegin', '<div style="height:90px"></div>'),
  );
  await expect.poll(() => offset(page)).toEqual(HOME);
  await page.evaluate(() => scrollTo(0, 2_000));
  await expect.poll(() => visibleBadges(page)).toHaveLength(0);
});

test('in a box that scrolls by itself', async ({ page, web }) => {
  await open(
    page,
    web,
    `<div style="height:400px;overflow:auto">${video()}<div style="height:2000px"></div></div>`,
  );
  await expect.poll(() => offset(page)).toEqual(HOME);
  await page.evaluate(() => document.querySelector('div')?.scrollTo(0, 50));
  await expect.poll(async () => (await visibleBadges(page))[0]?.y).toBe(8);
  await page.screenshot({ path: '.cache/shots/scrolled-box.png' });
});

test('on a page that is transformed as a whole', async ({ page, web }) => {
  await open(
    page,
    web,
    video('margin:20px'),
    '<style>html { transform: translate(60px, 30px) }</style>',
  );
  await expect.poll(() => offset(page)).toEqual(HOME);
});

test('on a page that is zoomed as a whole', async ({ page, web }) => {
  await open(page, web, video('margin:20px'), '<style>html { zoom: 2 }</style>');
  await expect.poll(() => offset(page)).toEqual(HOME);
  for (const zoom of ['2', '0.5', '1.25']) {
    await page.evaluate((to) => document.documentElement.style.setProperty('zoom', to), zoom);
    await expect.poll(() => offset(page)).toEqual(HOME);
    // Looked at a few times, it stays there, as large as anywhere.
    for (let look = 0; look < 3; look++) {
      await page.waitForTimeout(450);
      expect(await offset(page)).toEqual(HOME);
      expect(Math.round((await visibleBadges(page))[0]?.height ?? 0)).toBe(28);
    }
  }
});

test('visible and clickable in full screen, and back again', async ({ page, web, extension }) => {
  await open(
    page,
    web,
    `<div id="player" style="width:480px">${video('width:100%;height:100%')}</div>`,
  );
  await expect.poll(() => offset(page)).toEqual(HOME);
  await page.evaluate(() =>
    document.addEventListener(
      'click',
      () => document.querySelector('#player')?.requestFullscreen(),
      { once: true },
    ),
  );
  await page.mouse.click(900, 600);
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.id)).toBe('player');
  await expect.poll(() => offset(page)).toEqual(HOME);
  await page.screenshot({ path: '.cache/shots/fullscreen.png' });
  await clickBadge(page);
  await expect.poll(() => inspected(extension.worker)).toMatch(/^https:\/\/badge/);
  await page.evaluate(() => document.exitFullscreen());
  await expect
    .poll(() =>
      page.evaluate(() => document.querySelector('second-look-badge')?.parentNode?.nodeName),
    )
    .toBe('HTML');
  await expect.poll(() => offset(page)).toEqual(HOME);
});

test('below a header that stays at the top, while its video scrolls beneath', async ({
  page,
  web,
}) => {
  const tab = '<a style="display:inline-block;width:50%;height:30px">tab</a>';
  await open(
    page,
    web,
    `<header style="position:sticky;top:0;height:53px;background:#fff;z-index:3;font-size:0"><nav>${tab + tab}</nav></header>
    ${'<p>text</p>'.repeat(9)}${video('margin-left:100px')}<div style="height:3000px"></div>`,
  );
  await expect.poll(() => offset(page)).toEqual(HOME);
  for (const above of [0, 60, 120]) {
    await page.evaluate((px) => {
      const top = document.querySelector('video')?.getBoundingClientRect().top ?? 0;
      scrollBy(0, top + px);
    }, above);
    await expect.poll(async () => (await visibleBadges(page))[0]?.y).toBe(61);
  }
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(() => offset(page)).toEqual(HOME);
});

test('inside a modal dialog and a popover', async ({ page, web, extension }) => {
  const dialog = `<dialog style="transform:translateX(20px);padding:0">${video()}</dialog>`;
  await open(page, web, `${dialog}<div popover style="margin:auto;padding:0">${video()}</div>`);
  await page.evaluate(() => document.querySelector('dialog')?.showModal());
  await expect.poll(() => offset(page)).toEqual(HOME);
  await page.screenshot({ path: '.cache/shots/dialog.png' });
  await clickBadge(page);
  await expect.poll(() => inspected(extension.worker)).toMatch(/^https:\/\/badge/);
  await page.bringToFront();
  await page.evaluate(() => {
    document.querySelector('dialog')?.close();
    document.querySelector<HTMLElement>('[popover]')?.showPopover();
  });
  await expect.poll(async () => (await visibleBadges(page)).length).toBe(1);
});

test('over the layers of its own player', async ({ page, web }) => {
  const layer = '<div style="position:absolute;inset:0;z-index:3"></div>';
  await open(page, web, `<div style="position:relative;width:480px">${video()}${layer}</div>`);
  await expect.poll(() => offset(page)).toEqual(HOME);
});

test('on a page that reads from right to left', async ({ page, web }) => {
  await open(
    page,
    web,
    video('margin:0 40px'),
    '<script>document.documentElement.dir = "rtl"</script>',
  );
  await expect.poll(() => offset(page)).toEqual(HOME);
  await page.screenshot({ path: '.cache/shots/rtl.png' });
});
