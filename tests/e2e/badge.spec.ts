import { clickBadge, HOME, inspected, offset, open, video } from './badge-page.ts';
import { badges, visibleBadges } from './badges.ts';
import { clip, expect, test } from './fixtures.ts';

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
