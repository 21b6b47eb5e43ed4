import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page, Worker } from '@playwright/test';
import { launchChromium } from '@/scripts/chromium.mjs';
import { inExtensionWorld, visibleBadges } from './badges.ts';
import { BUILD, clip, type Extension, expect, html, listed, test } from './fixtures.ts';
import { article, timeline, tweet } from './x-pages.ts';

type Browser = Pick<Extension, 'worker' | 'context' | 'origin'>;
const play = (src: string) =>
  html(`<video src="${src}" muted autoplay loop width="640" height="360"></video>`);

/** The lines of a badge's card that are no evidence, and where its buttons are: as the person sees them. */
const card = (page: Page) =>
  inExtensionWorld(page, () => {
    const { dom } = (
      globalThis as unknown as {
        chrome: { dom: { openOrClosedShadowRoot(host: Element): ShadowRoot } };
      }
    ).chrome;
    const host = document.querySelector('second-look-badge');
    const root = host && dom.openOrClosedShadowRoot(host);
    const at = (selector: string) => {
      const box = root?.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    return {
      notes: [...(root?.querySelectorAll<HTMLElement>('.notes p') ?? [])].map(
        (p) => p.dataset.aside ?? '',
      ),
      aside: root?.querySelector<HTMLElement>('.why')?.dataset.aside,
      pill: at('.pill'),
      wrong: at('.wrong'),
    };
  });
const notes = async (page: Page) => (await card(page)).notes;

async function openCard(page: Page) {
  const { x, y } = (await card(page)).pill;
  await page.mouse.move(x, y);
  await expect.poll(async () => (await visibleBadges(page))[0]?.open).toBe(true);
}

/** What the inspector was asked to look at. */
const target = (worker: Worker) =>
  worker.evaluate(async () => (await chrome.storage.session.get('inspect')).inspect);

/** Opens the inspector on a page's first video, as a tab; a panel cannot be reached from here. */
async function inspect(browser: Browser, page: Page, correct = false): Promise<Page> {
  const here = async () =>
    (await listed(browser as Extension, page)).find(({ post }) => post.pageUrl === page.url());
  await expect.poll(here).toBeTruthy();
  const video = await here();
  await browser.worker.evaluate((question) => chrome.storage.session.set({ inspect: question }), {
    ...video,
    videoId: null,
    correct,
    askedAt: Date.now(),
  } as never);
  return openPage(browser.context, `${browser.origin}/inspector.html`);
}

async function openPage(context: BrowserContext, address: string) {
  const page = await context.newPage();
  await page.setViewportSize({ width: 420, height: 900 });
  await page.goto(address);
  return page;
}

async function openPopup({ worker, context, origin }: Browser, beside: string) {
  const page = await context.newPage();
  await page.setViewportSize({ width: 360, height: 600 });
  const [tab] = await worker.evaluate((url) => chrome.tabs.query({ url }), `${beside}*`);
  await page.addInitScript((found) => {
    chrome.tabs.query = (async () => [found]) as never;
  }, tab as never);
  await page.goto(`${origin}/popup.html`);
  return page;
}

async function say(inspector: Page, says: string, why = '') {
  await inspector.getByRole('radio', { name: says }).check();
  await inspector.getByLabel(/^Why/).fill(why);
  await inspector.getByRole('button', { name: 'Keep this' }).click();
}
const said = (page: Page) => page.getByRole('region', { name: 'What you said' });

async function isAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

test('a label is corrected from its badge, and the words stand beside it everywhere until they are undone', async ({
  page,
  web,
  extension,
}) => {
  const src = clip('tagged.mp4?correct=1');
  web.put('https://wrong.example/', play(src));
  web.put('https://wrong.example/again', play(src));
  web.put('https://other-wrong.example/', play(src));
  await page.goto('https://wrong.example/');
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  await openCard(page);
  const { x, y } = (await card(page)).wrong;
  await page.mouse.click(x, y);
  await expect.poll(() => target(extension.worker)).toMatchObject({ correct: true, post: { src } });

  const inspector = await openPage(extension.context, `${extension.origin}/inspector.html`);
  await expect(inspector.getByRole('button', { name: 'Keep this' })).toBeDisabled();
  await isAccessible(inspector);
  await say(inspector, 'real footage', 'I filmed it myself.');
  await expect(said(inspector)).toContainText('You said: real footage');
  await isAccessible(inspector);
  await expect(said(inspector)).toContainText('I filmed it myself.');
  // Beside the label, never instead of it.
  await expect(inspector.locator('.verdict .level')).toHaveText('AI');

  await page.bringToFront();
  await expect.poll(() => notes(page)).toEqual(['You said: real footage']);
  expect((await visibleBadges(page))[0]).toMatchObject({ level: 'ai' });
  const popup = await openPopup(extension, 'https://wrong.example/');
  await expect(popup.locator('.video-row')).toContainText('AI');
  await expect(popup.locator('.video-row .said')).toHaveText('You said: real footage');

  await page.bringToFront();
  await page.goto('https://wrong.example/again');
  await expect.poll(() => notes(page)).toEqual(['You said: real footage']);
  // An ordinary page's video is its own: another page cannot borrow what was said.
  await page.goto('https://other-wrong.example/');
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  expect(await notes(page)).toEqual([]);

  await page.goto('https://wrong.example/');
  await expect.poll(() => notes(page)).toHaveLength(1);
  const options = await openPage(extension.context, `${extension.origin}/options.html`);
  await expect(options.locator('.corrections li')).toContainText('I filmed it myself.');
  await options.setViewportSize({ width: 900, height: 900 });
  await isAccessible(options);
  await options.getByRole('button', { name: /^Undo/ }).click();
  await expect(options.getByText(/^Nothing yet/)).toBeVisible();
  await page.bringToFront();
  await expect.poll(() => notes(page)).toEqual([]);
  await expect(said(inspector)).toHaveCount(0);
  for (const open of [inspector, popup, options]) await open.close();
});

test('from the popup, also where we show no label', async ({ page, web, extension }) => {
  const src = clip('plain.webm?correct=2');
  web.put('https://missed.example/', play(src));
  await page.goto('https://missed.example/');
  await expect
    .poll(async () => (await listed(extension, page))[0]?.level, { timeout: 30_000 })
    .toBe('no-signs');
  const popup = await openPopup(extension, 'https://missed.example/');
  // The popup closes under the click.
  await popup.getByRole('button', { name: /^Wrong\?/ }).dispatchEvent('click');
  await expect.poll(() => target(extension.worker)).toMatchObject({ correct: true, post: { src } });
  const inspector = await openPage(extension.context, `${extension.origin}/inspector.html`);
  await say(inspector, 'made with AI');
  await expect(said(inspector)).toBeVisible();
  await page.bringToFront();
  await expect
    .poll(() => visibleBadges(page))
    .toMatchObject([{ level: 'no-signs', text: 'No signs of AI · You said: made with AI' }]);
  expect(await card(page)).toMatchObject({ aside: 'You said: made with AI' });
  await said(inspector).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => page.locator('second-look-badge').count()).toBe(0);
  await inspector.close();
});

test('the same file is known on another site, once its bytes were read', async ({
  page,
  web,
  extension,
}) => {
  test.slow();
  web.put('https://one-site.example/', play(clip('tagged.mp4?correct=3', 'one-media.example')));
  web.put('https://two-site.example/', play(clip('tagged.mp4?correct=4', 'two-media.example')));
  await page.goto('https://one-site.example/');
  const inspector = await inspect(extension, page);
  await expect(inspector.locator('.facts code').last()).toHaveText(/^[0-9a-f]{64}$/, {
    timeout: 60_000,
  });
  await inspector.getByRole('button', { name: 'This label is wrong' }).click();
  await say(inspector, 'changed with AI');
  await expect(said(inspector)).toBeVisible();
  await page.bringToFront();
  await page.goto('https://two-site.example/');
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  expect(await notes(page)).toEqual([]);
  const second = await inspect(extension, page);
  await expect(said(second)).toContainText('You said: changed with AI', { timeout: 60_000 });
  await page.bringToFront();
  await page.reload();
  await expect.poll(() => notes(page)).toEqual(['You said: changed with AI']);
  await said(second).getByRole('button', { name: 'Undo' }).click();
  await expect(said(inspector)).toHaveCount(0);
  for (const open of [inspector, second]) await open.close();
});

test('a report is made to be copied or saved, and goes nowhere by itself', async ({
  page,
  web,
  extension,
}) => {
  web.put('https://report.example/', play(clip('tagged.mp4?correct=5', 'report-media.example')));
  await page.goto('https://report.example/');
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  const inspector = await inspect(extension, page, true);
  await say(inspector, 'real footage', 'A witness says so.');
  await said(inspector).getByRole('button', { name: 'Copy a report' }).click();
  await expect(said(inspector).getByRole('status')).toContainText('Copied');
  await inspector.evaluate(() => {
    const paper = document.body.appendChild(document.createElement('textarea'));
    paper.id = 'paper';
    paper.focus();
  });
  await inspector.keyboard.press('Control+V');
  const text = await inspector.locator('#paper').inputValue();
  for (const part of [
    'The label: AI',
    'What I say: real footage',
    'Why: A witness says so.',
    'https://report.example/',
  ])
    expect(text).toContain(part);
  const saving = inspector.waitForEvent('download');
  await said(inspector).getByRole('button', { name: 'Save a report' }).click();
  const file = JSON.parse(readFileSync(await (await saving).path(), 'utf8'));
  expect(file).toMatchObject({
    format: 'second-look-corrections',
    version: 1,
    corrections: [{ says: 'real', why: 'A witness says so.', level: 'ai' }],
    report: { format: 'second-look-report', level: 'ai' },
  });

  // All of it goes out as a file in options, and comes back.
  const options = await openPage(extension.context, `${extension.origin}/options.html`);
  const exporting = options.waitForEvent('download');
  await options.getByRole('button', { name: 'Save all as a file' }).click();
  const saved = await (await exporting).path();
  await options.getByRole('button', { name: /^Undo/ }).click();
  await expect(options.locator('.corrections li')).toHaveCount(0);
  const input = options
    .locator('.section', { hasText: 'Add from a file' })
    .locator('input[type=file]');
  await input.setInputFiles({
    name: 'x.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":1}'),
  });
  await expect(options.getByText('Nothing was changed')).toBeVisible();
  await input.setInputFiles(saved);
  await expect(options.locator('.corrections li')).toContainText('A witness says so.');
  await expect(said(inspector)).toContainText('A witness says so.');
  await options.getByRole('button', { name: /^Undo/ }).click();
  await expect(options.locator('.corrections li')).toHaveCount(0);
  for (const open of [inspector, options]) await open.close();
});

test('a full disk says so and loses nothing', async ({ web }) => {
  web.put('https://full.example/', play(clip('tagged.mp4?correct=6')));
  // The browser remembers for a while how much room there was: this one never saw any.
  const browser = (await launchChromium({ extension: BUILD, port: web.port })) as Browser & {
    close(): Promise<void>;
  };
  const page = await browser.context.newPage();
  const devtools = await browser.context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: browser.origin, quotaSize: 1 });
  await page.goto('https://full.example/');
  await expect.poll(() => visibleBadges(page)).toHaveLength(1);
  const inspector = await inspect(browser, page, true);
  await say(inspector, 'real footage', 'Words that took a while.');
  await expect(inspector.getByRole('alert')).toContainText('no room left');
  await expect(inspector.getByLabel(/^Why/)).toHaveValue('Words that took a while.');
  await expect(inspector.getByRole('radio', { name: 'real footage' })).toBeChecked();
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: browser.origin });
  await inspector.getByRole('button', { name: 'Keep this' }).click();
  await expect(said(inspector)).toContainText('Words that took a while.');
  await browser.close();
});

test('corrections survive a restart of the browser', async ({ web }) => {
  const profile = mkdtempSync(path.join(tmpdir(), 'second-look-corrections-'));
  web.put('https://again.example/', play(clip('tagged.mp4?correct=7')));
  try {
    const first = (await launchChromium({
      extension: BUILD,
      port: web.port,
      profile,
    })) as Browser & { close(): Promise<void> };
    let page = await first.context.newPage();
    await page.goto('https://again.example/');
    await expect.poll(() => visibleBadges(page)).toHaveLength(1);
    const inspector = await inspect(first, page, true);
    await say(inspector, 'don’t know');
    await expect(said(inspector)).toBeVisible();
    await first.close();
    const second = (await launchChromium({
      extension: BUILD,
      port: web.port,
      profile,
    })) as typeof first;
    page = await second.context.newPage();
    await page.goto('https://again.example/');
    await expect.poll(() => notes(page)).toEqual(['You said: don’t know']);
    await second.close();
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});

const X = 'https://x.com/home';
const ANSWER = 'https://x.com/i/api/graphql/abc/HomeTimeline';

/** All that the history keeps. */
const history = (worker: Worker) =>
  worker.evaluate(
    () =>
      new Promise<unknown[]>((resolve) => {
        const open = indexedDB.open('second-look-history');
        // Never opened before: leave no empty one behind.
        open.onupgradeneeded = () => open.transaction?.abort();
        open.onerror = () => resolve([]);
        open.onsuccess = () => {
          const all = open.result.transaction('accounts').objectStore('accounts').getAll();
          all.onsuccess = () => resolve(all.result);
          open.result.close();
        };
      }),
  );

test('a history is kept only if it is wanted, hints, and stays out of reach of page and verdict', async ({
  page,
  web,
  extension,
}) => {
  test.slow();
  const posts = ['9001', '9002', '9003', '9004'];
  const labelled = posts.slice(0, 3);
  const answer = posts.map((id) =>
    tweet(id, labelled.includes(id) || id === '9004' ? { ai: 'User' } : {}),
  );
  web.put(ANSWER, { headers: { 'content-type': 'application/json' }, body: timeline(answer) });
  const feed = (ids: readonly string[]) =>
    html(`<main>${ids.map((id) => article(id, 'someone')).join('')}</main>`);
  const look = async (ids: readonly string[]) => {
    web.put(X, feed(ids));
    await page.goto(X);
    await page.evaluate(async (url) => void (await (await fetch(url)).json()), ANSWER);
    await expect.poll(() => visibleBadges(page)).not.toHaveLength(0);
    for (const id of ids) {
      await page
        .locator('article', { has: page.locator(`a[href*="${id}"]`) })
        .scrollIntoViewIfNeeded();
      await expect
        .poll(async () =>
          (await listed(extension, page)).some(
            ({ post, level }) => post.postId === id && level === 'ai',
          ),
        )
        .toBe(true);
    }
  };

  await look(labelled);
  await page.waitForTimeout(500);
  expect(await history(extension.worker)).toEqual([]);

  const options = await openPage(extension.context, `${extension.origin}/options.html`);
  await options.getByRole('switch', { name: /^Keep a history/ }).check();
  await page.bringToFront();
  await look(labelled);
  await expect
    .poll(() => history(extension.worker))
    .toMatchObject([{ key: 'x someone', posts: [{}, {}, {}] }]);
  await look(['9004']);
  const HINT = '3 of the last 3 videos of this account were labelled';
  await expect.poll(async () => (await notes(page)).join()).toContain(HINT);
  expect((await visibleBadges(page))[0]?.reasons.join()).not.toContain('videos of this account');

  // Open on the screen, and still nothing that the page's own scripts can read or search for.
  await openCard(page);
  const leaked = await page.evaluate((hint) => {
    getSelection()?.selectAllChildren(document.documentElement);
    const selected = `${getSelection()}`;
    getSelection()?.removeAllRanges();
    const find = (window as unknown as { find(text: string): boolean }).find(hint);
    return {
      selected: selected.includes(hint),
      find,
      html: document.documentElement.innerHTML.includes(hint),
      text: document.documentElement.innerText.includes(hint),
    };
  }, 'of this account were labelled');
  expect(leaked).toEqual({ selected: false, find: false, html: false, text: false });
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);

  const inspector = await inspect(extension, page);
  await expect(inspector.locator('.account-hint')).toContainText(HINT);
  await expect(inspector.locator('.evidence', { hasText: 'of this account' })).toHaveCount(0);

  await options.bringToFront();
  await options.reload();
  await expect(options.getByRole('row', { name: /Forget: X/ })).toBeVisible();
  await options.getByRole('button', { name: 'Forget: X' }).click();
  await expect(options.getByText('Nothing is kept yet.')).toBeVisible();
  expect(await history(extension.worker)).toEqual([]);

  // Switched off: what came in since is forgotten as well.
  await page.bringToFront();
  await look(labelled);
  await expect.poll(async () => (await history(extension.worker)).length).toBe(1);
  await options.getByRole('switch', { name: /^Keep a history/ }).uncheck();
  await expect.poll(() => history(extension.worker)).toEqual([]);
  for (const open of [inspector, options]) await open.close();
});
