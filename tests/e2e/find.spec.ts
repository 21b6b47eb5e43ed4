import { visibleBadges } from './badges.ts';
import { clip, expect, html, listed, test } from './fixtures.ts';
import { open, point } from './inspector-page.ts';

let serial = 0;
/** A video that its file declares AI; each is another media, so that nothing is remembered from test to test. */
const src = () => clip(`tagged.mp4?find=${serial++}`);
const video = (attributes = '', style = '') =>
  `<video src="${src()}" muted autoplay loop width="480" height="270" style="${style}" ${attributes}></video>`;

test('a video of the page and one added later', async ({ page, web }) => {
  web.put('https://blog.example/added', html(`${video()}<main></main>`));
  await page.goto('https://blog.example/added');
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  await page.evaluate((html) => {
    document.querySelector('main')?.insertAdjacentHTML('beforeend', `<div>${html}</div>`);
  }, video());
  await expect.poll(() => visibleBadges(page)).toHaveLength(2);
});

test('one that grows where it lies, and one that is larger than the window', async ({
  page,
  web,
}) => {
  web.put('https://blog.example/grows', html(video('', 'width:100px;height:100px')));
  await page.goto('https://blog.example/grows');
  await page.waitForTimeout(1_000);
  expect(await visibleBadges(page)).toHaveLength(0);
  await page.locator('video').evaluate((one) => one.removeAttribute('style'));
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);

  const head = '<div style="height:500px"></div>';
  web.put('https://blog.example/tall', html(head + video('', 'width:800px;height:2000px')));
  await page.goto('https://blog.example/tall');
  await page.evaluate(() => scrollTo(0, 600));
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
});

for (const mode of ['open', 'closed'] as const) {
  test(`in ${mode} shadow roots, nested ones and late ones too`, async ({ page, web }) => {
    const script = `
      customElements.define('x-player', class extends HTMLElement {
        constructor() { super(); this.attachShadow({ mode: '${mode}' }).innerHTML = this.innerHTML; }
      });
      const outer = document.createElement('div');
      const inner = document.createElement('div');
      outer.attachShadow({ mode: '${mode}' }).append(inner);
      inner.attachShadow({ mode: '${mode}' }).innerHTML = \`${video()}\`;
      document.body.append(outer);
      setTimeout(() => {
        const late = document.createElement('x-player');
        const root = document.createElement('div');
        document.body.append(late, root);
        root.attachShadow({ mode: '${mode}' }).innerHTML = \`${video()}\`;
      }, 700);`;
    const url = `https://blog.example/shadow-${mode}`;
    web.put(url, html(`<x-player>${video()}</x-player><script>${script}</script>`));
    await page.setViewportSize({ width: 1000, height: 1100 });
    await page.goto(url);
    await expect.poll(() => visibleBadges(page)).toHaveLength(3);
  });
}

test('in declarative shadow roots, open and closed', async ({ page, web }) => {
  const declared = (mode: string) =>
    `<div><template shadowrootmode="${mode}">${video()}</template></div>`;
  const custom = `<x-declared><template shadowrootmode="closed">${video()}</template></x-declared>`;
  web.put('https://blog.example/declarative', html(declared('open') + custom));
  await page.goto('https://blog.example/declarative');
  await expect.poll(() => visibleBadges(page)).toHaveLength(2);
});

test('in frames of the same origin, of another one, and without an address', async ({
  page,
  web,
  extension,
}) => {
  web.put('https://blog.example/inner', html(video()));
  web.put('https://frames.example/inner', html(video()));
  const frame = (attribute: string) => `<iframe ${attribute} width="500" height="280"></iframe>`;
  const srcdoc = `srcdoc="${html(video()).replaceAll('"', '&quot;')}"`;
  web.put(
    'https://blog.example/frames',
    html(frame('src="/inner"') + frame('src="https://frames.example/inner"') + frame(srcdoc)),
  );
  await page.setViewportSize({ width: 1100, height: 700 });
  await page.goto('https://blog.example/frames');
  await expect
    .poll(async () => (await listed(extension, page)).map(({ level }) => level))
    .toEqual(['ai', 'ai', 'ai']);
  for (const child of page.frames().slice(1))
    expect(await child.locator('second-look-badge').count()).toBe(1);
  const frames = (await listed(extension, page)).map(({ frameId }) => frameId);
  expect(new Set(frames).size).toBe(3);
});

test('in sandboxed frames without an origin, each a site to itself', async ({
  page,
  web,
  extension,
}) => {
  const written = html(video()).replaceAll('"', '&quot;');
  const size = 'width="500" height="280"';
  web.put(
    'https://blog.example/sandboxed',
    html(
      `<iframe sandbox srcdoc="${written}" ${size}></iframe>
      <iframe sandbox="allow-scripts" srcdoc="${written}" ${size}></iframe>`,
    ),
  );
  await page.setViewportSize({ width: 1100, height: 700 });
  await page.goto('https://blog.example/sandboxed');
  await expect
    .poll(async () => (await listed(extension, page)).map(({ level }) => level))
    .toEqual(['ai', 'ai']);
  for (const child of page.frames().slice(1))
    await expect.poll(() => child.locator('second-look-badge').count()).toBe(1);
  const pages = (await listed(extension, page)).map(({ post }) => new URL(post.pageUrl));
  expect(new Set(pages.map(({ host }) => host)).size).toBe(2);
  for (const { host } of pages) expect(host).toMatch(/\.frame\.invalid$/);
  const panel = await open(extension);
  await point(extension, { ...(await listed(extension, page))[0] });
  await expect(panel.getByText('https://blog.example/sandboxed')).toBeVisible();
  await expect(panel.getByText('frame.invalid')).toHaveCount(0);
  await panel.close();
});

test('in a frame that a script writes anew, once and again', async ({ page, web, extension }) => {
  web.put('https://blog.example/rewritten', html('<iframe width="500" height="300"></iframe>'));
  await page.goto('https://blog.example/rewritten');
  const inside = page.frameLocator('iframe');
  const told = async () => (await listed(extension, page)).map(({ level }) => level);
  for (const player of [video(), video()]) {
    await page.evaluate(() => {
      const doc = document.querySelector('iframe')?.contentDocument;
      doc?.open();
      doc?.write('<p>A player is loading.</p>');
      doc?.close();
    });
    await expect.poll(told).toEqual([]);
    await inside.locator('body').evaluate((body, inner) => {
      body.insertAdjacentHTML('beforeend', inner);
    }, player);
    await expect.poll(told).toEqual(['ai']);
    await expect(inside.locator('second-look-badge')).toHaveCount(1);
  }
});

test('a page that goes takes its list with it', async ({ page, web, extension }) => {
  web.put('https://blog.example/with', html(video()));
  web.put('https://blog.example/without', html('<p>nothing to see</p>'));
  await page.goto('https://blog.example/with');
  await expect.poll(async () => (await listed(extension, page)).length).toBe(1);
  await page.goto('https://blog.example/without');
  await expect.poll(async () => (await listed(extension, page)).length).toBe(0);
  await page.goBack();
  await expect.poll(async () => (await listed(extension, page)).length).toBe(1);
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
});

test('not what is small, and not a moving background', async ({ page, web, extension }) => {
  const background = video(
    'playsinline',
    'position:absolute; inset:0; width:100%; height:100%; object-fit:cover; z-index:-1',
  );
  const beacon = `<video src="${src()}" muted autoplay width="1" height="1"></video>`;
  const small = `<video src="${src()}" muted autoplay width="200" height="110"></video>`;
  web.put(
    'https://shop.example/',
    html(`${background}<h1>Welcome</h1>${beacon}${small}${video()}`),
  );
  await page.goto('https://shop.example/');
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  await page.waitForTimeout(1_000);
  expect(await listed(extension, page)).toHaveLength(1);
  expect(await page.locator('second-look-badge').count()).toBe(1);
});

test('only once half of it is in view', async ({ page, web }) => {
  web.put('https://blog.example/below', html(`<div style="height:600px"></div>${video()}`));
  await page.goto('https://blog.example/below');
  await page.waitForTimeout(1_500);
  expect(
    web
      .requests('media.example')
      .filter(
        ({ url, headers }) =>
          url.endsWith(`find=${serial - 1}`) && headers['sec-fetch-dest'] === 'empty',
      ),
  ).toHaveLength(0);
  await page.evaluate(() => scrollTo(0, 200));
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
});
