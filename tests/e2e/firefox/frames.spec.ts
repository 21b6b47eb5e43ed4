import type { ListedVideo } from '@/utils/browser/messages.ts';
import { clip, expect, html, type Ours, test } from './fixtures.ts';
import type { Firefox } from './launch.ts';
import { video } from './our-page.ts';

const frame = (attribute = '') => `<iframe ${attribute} width="500" height="300"></iframe>`;

/** The labels that are told for clips of these names, wherever they play. */
async function told(ours: Ours, ...names: string[]) {
  const lists = Object.entries(await ours.storage()).filter(([key]) => key.startsWith('page:'));
  return lists
    .flatMap(([, list]) => list as ListedVideo[])
    .map(({ post, level }) => `${post.src?.split('?')[1]} ${level}`)
    .filter((one) => names.some((name) => one.startsWith(`${name} `)))
    .sort();
}

/** How many badges stand in a page and in each of its frames that it may read. */
const badges = (firefox: Firefox, page: string) =>
  firefox.evaluate(page, () => {
    const frames = [...document.querySelectorAll('iframe')].map((one) => one.contentDocument);
    return [document, ...frames].map(
      (doc) => doc?.querySelectorAll('second-look-badge').length ?? null,
    );
  });

test('an embedded video gets one badge and is told once, and goes off with the page around it', async ({
  web,
  firefox,
  ours,
}) => {
  const near = 'https://frames.example/inner';
  const far = 'https://embed-frames.example/inner';
  web.put(near, video(clip('tagged.mp4?near')));
  web.put(far, video(clip('tagged.mp4?far')));
  const written = video(clip('tagged.mp4?written')).replaceAll('"', '&quot;');
  const url = 'https://frames.example/';
  web.put(url, html(frame(`src="${near}"`) + frame(`srcdoc="${written}"`) + frame(`src="${far}"`)));
  const page = await firefox.open(url);
  const all = () => told(ours, 'near', 'far', 'written');
  await expect.poll(all).toEqual(['far ai', 'near ai', 'written ai']);
  expect(await badges(firefox, page)).toEqual([0, 1, 1, null]);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(await all()).toHaveLength(3);

  const set = (settings: object) =>
    firefox.evaluate(ours.context, (all) => browser.storage.local.set(all), { settings });
  await set({ sitesOff: ['frames.example'] });
  await expect.poll(all).toEqual([]);
  await expect.poll(() => badges(firefox, page)).toEqual([0, 0, 0, null]);
  await set({});
  await expect.poll(all).toHaveLength(3);
});

test('sandboxed frames without an origin are labelled, each as a site to itself', async ({
  web,
  firefox,
  ours,
}) => {
  const frames = ['shut', 'scripts'].map((name) => {
    const written = video(clip(`tagged.mp4?${name}`)).replaceAll('"', '&quot;');
    return frame(`sandbox="allow-${name === 'shut' ? 'forms' : name}" srcdoc="${written}"`);
  });
  web.put('https://sandboxed.example/', html(frames.join('')));
  await firefox.open('https://sandboxed.example/');
  await expect.poll(() => told(ours, 'shut', 'scripts')).toEqual(['scripts ai', 'shut ai']);
});

test('a frame that a script writes anew keeps working', async ({ web, firefox, ours }) => {
  const url = 'https://rewritten.example/';
  web.put(url, html(frame()));
  const page = await firefox.open(url);
  for (const name of ['first', 'second']) {
    await firefox.evaluate(page, () => {
      const inside = document.querySelector('iframe')?.contentDocument;
      inside?.open();
      inside?.write('<p>A player is loading.</p>');
      inside?.close();
    });
    await expect.poll(() => badges(firefox, page)).toEqual([0, 0]);
    await firefox.evaluate(
      page,
      (player) =>
        document
          .querySelector('iframe')
          ?.contentDocument?.body.insertAdjacentHTML('beforeend', player),
      `<video src="${clip(`tagged.mp4?${name}`)}" muted autoplay loop width="480" height="270"></video>`,
    );
    await expect.poll(() => badges(firefox, page)).toEqual([0, 1]);
    await expect.poll(() => told(ours, 'first', 'second')).toEqual([`${name} ai`]);
  }
});
