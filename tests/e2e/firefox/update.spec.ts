import { BUILD, clip, expect, html, test } from './fixtures.ts';
import { launchFirefox } from './launch.ts';
import { openOurs } from './our-page.ts';
import { openProxy } from './proxy.ts';

test('an update leaves no badge of the old version behind, and goes on with the new one', async ({
  web,
}) => {
  // A browser of its own: an update closes the pages that other tests ask.
  const proxy = await openProxy(web.port);
  const firefox = await launchFirefox(BUILD, proxy.port);
  try {
    const video = `<video src="${clip('tagged.mp4')}" muted autoplay loop width="480" height="270"></video>`;
    web.put('https://update.example/', html(video));
    const page = await firefox.open('https://update.example/');
    const count = () =>
      firefox.evaluate(page, () => document.querySelectorAll('second-look-badge').length);
    await expect.poll(count).toBe(1);
    await firefox.evaluate(page, () => {
      for (const badge of document.querySelectorAll('second-look-badge')) badge.id = 'old';
    });

    await firefox.send('webExtension.install', { extensionData: { type: 'path', path: BUILD } });
    await openOurs(firefox, 'options.html');
    await firefox.front(page);
    const old = () => firefox.evaluate(page, () => document.getElementById('old') !== null);
    await expect.poll(old).toBe(false);
    await expect.poll(count).toBe(1);
    // What the new version draws takes the place of the old, and nothing comes beside it.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await count()).toBe(1);
  } finally {
    await firefox.close();
    proxy.close();
  }
});
