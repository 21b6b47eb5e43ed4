import type { Page, Worker } from '@playwright/test';
import { clip, type Extension, expect, html, listed, test } from './fixtures.ts';

let serial = 0;
const video = (style = '') =>
  `<video src="${clip(`plain.mp4?menu=${serial++}`)}" muted autoplay loop width="480" height="270" style="${style}"></video>`;

/**
 * A right click as a person makes it, then our item of the menu that it opened: the menu itself is native and
 * cannot be clicked here, so the worker is told of the choice as the browser tells it.
 */
async function takeSecondLook(page: Page, { worker }: Extension, frameId = 0) {
  await page.mouse.click(150, 120, { button: 'right' });
  await chooseItem(page, worker, frameId);
  await expect.poll(() => target(worker)).toHaveProperty('post');
  return target(worker);
}

const chooseItem = (page: Page, worker: Worker, frameId = 0) =>
  worker.evaluate(
    async ([url, frame]) => {
      await chrome.storage.session.set({ inspect: { old: true } });
      const [tab] = await chrome.tabs.query({ url });
      const { onClicked } = chrome.contextMenus as unknown as {
        onClicked: { dispatch(info: object, tab: unknown): void };
      };
      onClicked.dispatch({ menuItemId: 'second-look', frameId: frame }, tab);
    },
    [page.url(), frameId] as const,
  );

const target = (worker: Worker) =>
  worker.evaluate(async () => {
    const { inspect } = await chrome.storage.session.get('inspect');
    return (
      (inspect as { post?: { src?: string; pageUrl: string }; videoId?: string } | undefined) ??
      null
    );
  });

const cases: Record<string, (video: string) => string> = {
  'in the open': (v) => v,
  'under a layer of the site': (v) =>
    `<div style="position:relative;width:480px">${v}<div style="position:absolute;inset:0;z-index:5"></div></div>`,
  'that lets clicks through, under a layer': (v) =>
    `<div style="position:relative;width:480px">${v.replace('style="', 'style="pointer-events:none;')}<a href="#x" style="position:absolute;inset:0"></a></div>`,
  'under one that is see-through, and one that is empty': (v) =>
    `<style>video { position: absolute }</style>${v}${video('opacity:0')}<video width="480" height="270"></video>`,
  'in an open shadow root': (v) =>
    `<div><template shadowrootmode="open"><b>${v}</b></template></div>`,
  'in a closed shadow root, under a layer': (v) =>
    `<x-player><template shadowrootmode="closed">${v}<i style="position:absolute;inset:0"></i></template></x-player>`,
  'that is too small to be labelled': (v) =>
    v.replace('480', '200').replace('270', '119').replace('style="', 'style="margin:60px 100px;'),
  'that is a page’s moving background': (v) =>
    v.replace('style="', 'style="position:absolute;inset:0;width:100%;height:100%;z-index:-1;'),
};

for (const [where, body] of Object.entries(cases))
  test(`a right click on a video ${where}`, async ({ page, web, extension }) => {
    const made = video();
    const url = `https://menu${serial++}.example/`;
    web.put(url, html(body(made)));
    await page.goto(url);
    await page.waitForTimeout(700);
    const found = await takeSecondLook(page, extension);
    expect(found?.post?.src).toBe(/src="([^"]+)"/.exec(made)?.[1]);
    expect(found?.post?.pageUrl).toBe(url);
    expect(found?.videoId).toBeTruthy();
  });

test('a right click on a video in a frame', async ({ page, web, extension }) => {
  const made = video();
  const inner = `https://menu-frame${serial++}.example/`;
  const url = `https://menu${serial++}.example/`;
  web.put(inner, html(made));
  web.put(url, html(`<iframe src="${inner}" width="600" height="400" frameborder="0"></iframe>`));
  await page.goto(url);
  await expect.poll(async () => (await listed(extension, page)).length).toBe(1);
  const [known] = await listed(extension, page);
  const found = await takeSecondLook(page, extension, known?.frameId);
  expect(found?.post?.pageUrl).toBe(inner);
  expect(found?.post?.src).toBe(/src="([^"]+)"/.exec(made)?.[1]);
});

test('the menu opened by keyboard, on a video with the focus', async ({ page, web, extension }) => {
  const url = `https://menu${serial++}.example/`;
  const [first, second] = [video(), video().replace('<video', '<video tabindex="0"')];
  web.put(url, html(first + second));
  await page.goto(url);
  await expect.poll(async () => (await listed(extension, page)).length).toBe(2);
  await page.locator('video').last().focus();
  await page.keyboard.press('Shift+F10');
  await chooseItem(page, extension.worker);
  await expect.poll(() => target(extension.worker)).toHaveProperty('post');
  const found = await target(extension.worker);
  expect(found?.post?.src).toBe(/src="([^"]+)"/.exec(second)?.[1]);
});

test('a right click beside every video', async ({ page, web, extension }) => {
  const url = `https://menu${serial++}.example/`;
  web.put(url, html(`<div style="height:300px">text</div>${video()}`));
  await page.goto(url);
  await page.waitForTimeout(500);
  await page.mouse.click(150, 120, { button: 'right' });
  await chooseItem(page, extension.worker);
  // The inspector is told that there is none, and not left on the last one.
  await expect.poll(() => target(extension.worker)).toBeNull();
  const panel = await extension.context.newPage();
  await panel.goto(`${extension.origin}/inspector.html`);
  await expect(panel.getByRole('status')).toHaveText('No video was found at that spot.');
  await panel.close();
});

test('a right click on a video where we are switched off says so', async ({
  page,
  web,
  extension,
}) => {
  for (const settings of [{ sitesOff: ['menu-off.example'] }, { enabled: false }]) {
    const url = 'https://menu-off.example/';
    await extension.worker.evaluate((all) => chrome.storage.local.set({ settings: all }), settings);
    web.put(url, html(video()));
    await page.goto(url);
    await page.mouse.click(150, 120, { button: 'right' });
    await chooseItem(page, extension.worker);
    await expect.poll(() => target(extension.worker)).toBeNull();
    const panel = await extension.context.newPage();
    await panel.goto(`${extension.origin}/inspector.html`);
    await expect(panel.getByRole('status')).toContainText('Second Look is off here.');
    await panel.close();
  }
});

test("a page's own event is no right click of a person", async ({ page, web, extension }) => {
  const url = `https://menu${serial++}.example/`;
  web.put(url, html(video()));
  await page.goto(url);
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    const forged = new MouseEvent('contextmenu', { bubbles: true, clientX: 100, clientY: 100 });
    document.querySelector('video')?.dispatchEvent(forged);
  });
  await chooseItem(page, extension.worker);
  await expect.poll(() => target(extension.worker)).toBeNull();
});
