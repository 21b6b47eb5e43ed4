import type { Page } from '@playwright/test';
import { visibleBadges } from './badges.ts';
import { clip, expect, html, listed, test } from './fixtures.ts';
import { demo } from './signed-stream.ts';

const VIDEO = '<video muted autoplay loop width="480" height="270"></video>';
const xhr = (type: string, then: string) => `
  const request = new XMLHttpRequest();
  request.open('GET', '/signed.mp4');
  request.responseType = '${type}';
  request.onload = () => { const { response } = request; ${then} };
  request.send();`;
const play = (file: string) => `video.src = URL.createObjectURL(${file});`;

/** Ways in which pages give a video a file that has no address of its own. */
const WAYS = {
  fetched: `fetch('/signed.mp4').then((answer) => answer.arrayBuffer()).then((bytes) => { ${play('new Blob([bytes])')} });`,
  'a request of the older kind, as a file': xhr('blob', play('response')),
  'a request of the older kind, as bytes': xhr(
    'arraybuffer',
    play("new Blob([response], { type: 'video/mp4' })"),
  ),
  'a request of the older kind, as bytes of no certain kind': xhr(
    'arraybuffer',
    play("new Blob([response], { type: 'application/octet-stream' })"),
  ),
  'its own address': `fetch('/signed.mp4').then((answer) => answer.blob()).then((blob) => {
    const reader = new FileReader();
    reader.onload = () => { video.src = reader.result; };
    reader.readAsDataURL(blob);
  });`,
};

let serial = 0;
for (const [way, script] of Object.entries(WAYS))
  test(`credentials of a file that the page made itself are read from what it made: ${way}`, async ({
    page,
    web,
    extension,
  }) => {
    const origin = `https://made${serial++}.example`;
    web.put(`${origin}/signed.mp4`, {
      headers: { 'content-type': 'video/mp4' },
      body: demo('signed-ai.mp4'),
    });
    const start = "const video = document.querySelector('video');";
    web.put(`${origin}/`, html(`${VIDEO}<script>${start}${script}</script>`));
    await page.goto(`${origin}/`);
    await expect.poll(async () => (await listed(extension, page))[0]?.level).toBe('ai');
    const [video] = await listed(extension, page);
    expect(video?.reason).toMatch(/Demo AI Studio, content not checked/);
  });

const empty = (page: Page) =>
  page.locator('video').evaluate((video: HTMLVideoElement) => {
    video.removeAttribute('src');
    video.load();
  });

test('a video that was emptied keeps no label of what it showed', async ({ page, web }) => {
  const src = clip(`tagged.mp4?made=${serial++}`);
  web.put('https://emptied.example/', html(VIDEO.replace('<video', `<video src="${src}"`)));
  await page.goto('https://emptied.example/');
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  await empty(page);
  await expect.poll(() => visibleBadges(page)).toHaveLength(0);
  await page.locator('video').evaluate((video, next) => video.setAttribute('src', next), src);
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
});

test('of two files that nothing names, one after the other in one element, the second gives no pictures for the first', async ({
  page,
  web,
  extension,
}) => {
  web.put('https://reused.example/signed.mp4', { body: demo('signed-ai.mp4') });
  web.put('https://reused.example/', html(VIDEO));
  await page.goto('https://reused.example/');
  const show = () =>
    page.locator('video').evaluate(async (video: HTMLVideoElement) => {
      const bytes = await (await fetch('/signed.mp4')).arrayBuffer();
      video.src = URL.createObjectURL(new Blob([bytes]));
    });
  await show();
  await expect.poll(async () => (await listed(extension, page))[0]?.level).toBe('ai');
  const [first] = await listed(extension, page);
  const panel = await extension.context.newPage();
  await panel.goto(`${extension.origin}/options.html`);
  const ask = () =>
    panel.evaluate(async (video) => {
      const [tab] = await chrome.tabs.query({ url: 'https://reused.example/*' });
      const message = { type: 'captureVideo', data: { ...video, frames: false } };
      return (await chrome.tabs.sendMessage(tab?.id ?? 0, message)).res;
    }, first);
  expect(await ask()).toMatchObject({ evidence: [{ source: 'c2pa' }] });
  await show();
  await expect.poll(async () => (await listed(extension, page))[0]?.level).toBe('ai');
  await expect.poll(ask).toBeNull();
  await panel.close();
});
