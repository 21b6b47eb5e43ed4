import path from 'node:path';
import { listedVideos } from '../chromium.mjs';

const MEDIA = path.resolve(import.meta.dirname, '../../tests/media/demo');
const LEVELS = ['ai', 'ai-edited', 'likely-ai', 'captured', 'no-signs', 'unchecked'];
const TAB = { id: 7, url: 'https://x.com/home' };

const row = (level, i) => ({
  videoId: `${i}`,
  frameId: 0,
  level,
  reason: i < 3 ? 'says the author' : '',
  post: {
    site: 'x',
    postId: `${i}`,
    pageUrl: TAB.url,
    labels: [],
    urls: [],
    author: 'somebody',
    caption: i % 2 ? 'كلمات بالعربية تحت الفيديو' : 'What the author wrote about the video.',
  },
});

const beside =
  (tab, videos = [], settings = null) =>
  async ({ worker }) => {
    await worker.evaluate(
      async ([key, list, set]) => {
        await chrome.storage.session.set({ [key]: list });
        if (set) await chrome.storage.local.set({ settings: set });
      },
      [`page:${tab.id}`, videos, settings],
    );
    return { tab };
  };

/** In the extension: what the person said about two videos, and what was kept about three accounts. */
async function remember() {
  const put = (name, store, keyPath, indexes, values) =>
    new Promise((resolve) => {
      const opening = indexedDB.open(name, 1);
      opening.onupgradeneeded = () => {
        const made = opening.result.createObjectStore(store, { keyPath });
        for (const index of indexes) made.createIndex(index, index);
      };
      opening.onsuccess = () => {
        const change = opening.result.transaction(store, 'readwrite');
        for (const value of values) change.objectStore(store).put(value);
        change.oncomplete = () => resolve(opening.result.close());
      };
    });
  const at = Date.UTC(2026, 10, 24, 9, 30);
  const said = (media, says, why, level, author) => ({
    ...{ media, says, why, level, author, site: 'x.com', at: new Date(at).toISOString() },
    address: `https://x.com/${author}/status/${media.slice(2)}`,
  });
  await put(
    'second-look-corrections',
    'corrections',
    'media',
    ['sha256'],
    [
      said('x 0', 'real', 'I was there and filmed it from the other side.', 'ai', 'somebody'),
      said('x 4', 'generated', '', 'no-signs', 'كاتب'),
    ],
  );
  const account = (site, author, videos) => ({
    ...{ key: `${site} ${author}`, site, author, at: Date.now() },
    posts: Array.from({ length: videos }, (_, id) => ({ id, level: 'ai', at: Date.now() })),
  });
  await put(
    'second-look-history',
    'accounts',
    'key',
    ['at', 'site'],
    [account('x', 'somebody', 12), account('tiktok', 'a', 4), account('tiktok', 'b', 7)],
  );
}
const remembering =
  (tab, videos, settings) =>
  async ({ worker }) => {
    await worker.evaluate(remember);
    return beside(tab, videos, settings)({ worker });
  };

/** A page with one of the demo's clips, and the inspector's question about it. */
const asking =
  (clip) =>
  async ({ context, worker }) => {
    const page = await context.newPage();
    await page.setViewportSize({ width: 600, height: 400 });
    await page.goto(`https://demo.example/?v=${clip}`);
    for (let tries = 0; tries < 100; tries++) {
      const [video] = await listedVideos(worker);
      if (video) {
        const target = { ...video, askedAt: Date.now() };
        await worker.evaluate((inspect) => chrome.storage.session.set({ inspect }), target);
        return { page };
      }
      await page.waitForTimeout(200);
    }
    throw new Error(`${clip} was not found in its page`);
  };
const settled = async (page) => {
  await page.waitForSelector('h1');
  await page.waitForFunction(
    () => !document.querySelector('progress, [role="progressbar"]'),
    null,
    {
      timeout: 150_000,
    },
  );
  await page.waitForTimeout(1_500);
};
const inspecting = (clip) => ({
  file: 'inspector.html',
  widths: [900, 360],
  prepare: asking(clip),
  act: settled,
});

const popup = (prepare) => ({ file: 'popup.html', widths: [360, 360], height: 600, prepare });
const options = (act, more = {}) => ({ file: 'options.html', widths: [900, 360], act, ...more });

/** What each picture shows; `widths` are those of large and small. */
export const states = {
  welcome: { file: 'welcome.html', widths: [1100, 360] },
  popup: popup(beside(TAB, LEVELS.map(row))),
  'popup-corrected': popup(remembering(TAB, LEVELS.map(row))),
  'popup-empty': popup(beside(TAB)),
  'popup-off': popup(beside(TAB, [], { enabled: false })),
  'popup-closed': popup(beside({ id: 7, url: 'chrome://settings/' })),
  options: options(undefined, {
    prepare: beside(TAB, [], {
      wantedAccounts: ['@somebody'],
      wantedWords: ['#deepfake', 'robot dance'],
      sitesOff: ['example.com'],
    }),
  }),
  'options-search': options((page) => page.locator('input[type=search]').fill('pem')),
  'options-lists': options(async (page) => {
    await page.locator('input[type=search]').fill('pem');
    await page.locator('summary').first().click();
    await page.locator('.trust-viewer details summary').last().click();
  }),
  'options-corrections': options(
    (page) => page.locator('input[type=search]').fill('called wrong'),
    {
      prepare: remembering(TAB),
    },
  ),
  'options-history': options((page) => page.locator('input[type=search]').fill('per account'), {
    prepare: remembering(TAB, [], { history: true }),
  }),
  'options-delete': options((page) => page.locator('.button.danger').first().click(), {
    whole: false,
  }),
  detector: { file: 'detector.html', widths: [900, 360] },
  'inspector-empty': { file: 'inspector.html', widths: [900, 360] },
  inspector: inspecting('signed-ai.mp4'),
  'inspector-tampered': inspecting('tampered.mp4'),
  'inspector-correcting': {
    ...inspecting('aigc.mp4'),
    async act(page) {
      await settled(page);
      await page.getByRole('button', { name: 'This label is wrong' }).click();
      await page.getByRole('radio').nth(2).check();
    },
  },
  'inspector-corrected': {
    ...inspecting('aigc.mp4'),
    async act(page) {
      await settled(page);
      await page.getByRole('button', { name: 'This label is wrong' }).click();
      await page.getByRole('radio').nth(2).check();
      await page.locator('textarea').fill('I was there and filmed it from the other side.');
      await page.getByRole('button', { name: 'Keep this' }).click();
      await page.locator('.correction').waitFor();
    },
  },
  check: { file: 'check.html', widths: [900, 360] },
  'check-files': {
    file: 'check.html',
    widths: [900, 360],
    async act(page) {
      const files = ['signed-ai.mp4', 'aigc.mp4', 'camera.mp4', 'tampered.mp4'];
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles(files.map((file) => path.join(MEDIA, file)));
      await settled(page);
      await page.waitForTimeout(8_000);
    },
  },
  cover: {
    file: 'https://demo.example/?v=aigc.mp4&v=signed-ai.mp4',
    widths: [900, 360],
    whole: false,
    prepare: beside(TAB, [], {
      treatment: { ai: 'cover', 'ai-edited': 'dim', 'likely-ai': 'dim', wanted: 'label' },
    }),
    act: (page) => page.waitForTimeout(6_000),
  },
};
