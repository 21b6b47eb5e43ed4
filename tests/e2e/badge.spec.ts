import type { Page } from '@playwright/test';
import { badges, visibleBadges } from './badges.ts';
import { clip, expect, html, test, type Web } from './fixtures.ts';

let serial = 0;
const video = (style = '') =>
  `<video src="${clip(`tagged.mp4?badge=${serial++}`)}" muted autoplay loop width="480" height="270" style="${style}"></video>`;

/** Opens a page on a host of its own, so that its list is its own, too. */
async function open(page: Page, web: Web, body: string, head = '') {
  const url = `https://badge${serial++}.example/`;
  web.put(url, html(body, head));
  await page.goto(url);
}

/** The badge's place within its video, which is what a person sees. */
async function offset(page: Page) {
  const [badge] = await visibleBadges(page);
  const box = await page.locator('video').first().boundingBox();
  return badge && box && { x: Math.round(badge.x - box.x), y: Math.round(badge.y - box.y) };
}
const HOME = { x: 8, y: 8 };

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

test('never over a dialog that covers its video', async ({ page, web }) => {
  await open(
    page,
    web,
    `${video()}<div id="cover" hidden style="position:fixed;inset:0;background:#fff;z-index:9">Sign in</div>`,
  );
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  await page.evaluate(() => document.getElementById('cover')?.removeAttribute('hidden'));
  await expect.poll(() => visibleBadges(page)).toHaveLength(0);
  await page.evaluate(() => document.getElementById('cover')?.setAttribute('hidden', ''));
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
});

test('never over another slide that lies on its video, or on which it lies see-through', async ({
  page,
  web,
}) => {
  const slide = 'position:absolute;inset:0';
  const other = `<video src="${clip('other.mp4')}" width="480" height="270" style="${slide};opacity:0"></video>`;
  await open(page, web, `<div style="position:relative">${video(slide)}${other}</div>`);
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  const fade = (index: number, opacity: string) =>
    page
      .locator('video')
      .nth(index)
      .evaluate((one, value) => {
        one.style.opacity = value;
      }, opacity);
  await fade(1, '1');
  await expect.poll(() => visibleBadges(page)).toHaveLength(0);
  await fade(1, '0');
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  await fade(0, '0');
  await expect.poll(() => visibleBadges(page)).toHaveLength(0);
  // One that shows nothing hides nothing.
  await fade(0, '1');
  await page
    .locator('video')
    .nth(1)
    .evaluate((one: HTMLVideoElement) => {
      one.removeAttribute('src');
      one.style.opacity = '1';
      one.load();
    });
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
});

test('over the layers of its own player', async ({ page, web }) => {
  const layer = '<div style="position:absolute;inset:0;z-index:3"></div>';
  await open(page, web, `<div style="position:relative;width:480px">${video()}${layer}</div>`);
  await expect.poll(() => offset(page)).toEqual(HOME);
});

test('comes back when the page removes it, and gives up in the end', async ({ page, web }) => {
  await open(page, web, video());
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  await page.evaluate(() => document.querySelector('second-look-badge')?.remove());
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  await page.evaluate(() => {
    const wipe = () => document.querySelector('second-look-badge')?.remove();
    new MutationObserver(wipe).observe(document, { childList: true, subtree: true });
    wipe();
  });
  await page.waitForTimeout(1_000);
  expect(await page.evaluate(() => document.querySelectorAll('second-look-badge').length)).toBe(0);
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

test('is not what the page makes of it', async ({ page, web }) => {
  const rude = `second-look-badge, second-look-badge * { display: none !important; opacity: 0 !important;
    transform: translate(-999px) !important; position: static !important; font-size: 90px !important }`;
  await open(page, web, video(), `<style>${rude}</style>`);
  await expect.poll(() => offset(page)).toEqual(HOME);
  const [badge] = await badges(page);
  expect(badge?.height).toBeLessThan(40);
  await page.evaluate(() => {
    const host = document.querySelector<HTMLElement>('second-look-badge');
    host?.style.setProperty('display', 'none', 'important');
    host?.style.setProperty('transform', 'scale(0)', 'important');
    host?.setAttribute('hidden', '');
  });
  await page.waitForTimeout(600);
  expect(await offset(page)).toEqual(HOME);
});

test('says more under the pointer and with the keyboard', async ({ page, web }) => {
  await open(page, web, video('margin-top:100px'));
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  const [badge] = await badges(page);
  await page.mouse.move((badge?.x ?? 0) + 20, (badge?.y ?? 0) + 10);
  await expect.poll(async () => (await badges(page))[0]?.open).toBe(true);
  await page.screenshot({ path: '.cache/shots/hover.png' });
  await page.mouse.move(900, 650);
  await expect.poll(async () => (await badges(page))[0]?.open).toBe(false);
  for (let i = 0; i < 6 && !(await badges(page))[0]?.open; i++) await page.keyboard.press('Tab');
  expect((await badges(page))[0]?.open).toBe(true);
  // The keys that press a button are the badge's own; all others still move the site's feed.
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    document.addEventListener('keydown', ({ key }) => heard.push(key));
  });
  for (const key of ['ArrowDown', 'j', 'Escape']) await page.keyboard.press(key);
  expect(await page.evaluate(() => (window as { heard?: string[] }).heard)).toEqual([
    'ArrowDown',
    'j',
  ]);
});

test('a click opens the inspector on its video, and the page hears nothing of it', async ({
  page,
  web,
  extension,
}) => {
  await open(page, web, `<div onclick="window.clicked = true">${video()}</div>`);
  await page.evaluate(() =>
    document.addEventListener('click', () => ((window as { heard?: boolean }).heard = true)),
  );
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  await clickBadge(page);
  await expect.poll(() => inspected(extension.worker)).toBe(page.url());
  expect(await page.evaluate(() => 'heard' in window || 'clicked' in window)).toBe(false);
});

async function clickBadge(page: Page) {
  const [badge] = await visibleBadges(page);
  await page.mouse.click((badge?.x ?? 0) + 15, (badge?.y ?? 0) + 14);
}

/** The page of the video that the inspector was asked to look at. */
const inspected = (worker: import('@playwright/test').Worker) =>
  worker.evaluate(async () => {
    const { inspect } = await chrome.storage.session.get('inspect');
    return (inspect as { post?: { pageUrl: string } } | undefined)?.post?.pageUrl ?? null;
  });
