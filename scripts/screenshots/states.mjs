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
      timeout: 60_000,
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
  'options-delete': options((page) => page.locator('.button.danger').first().click(), {
    whole: false,
  }),
  detector: { file: 'detector.html', widths: [900, 360] },
  'inspector-empty': { file: 'inspector.html', widths: [900, 360] },
  inspector: inspecting('signed-ai.mp4'),
  'inspector-tampered': inspecting('tampered.mp4'),
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
