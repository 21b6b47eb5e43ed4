import { readFileSync } from 'node:fs';
import { launchChromium } from '../chromium.mjs';
import { serve } from '../serve.mjs';
import { clips, playerPage } from './clips.mjs';

const VIDEOS = 6;

/** What a video costs outside the page: CPU and memory of the extension's process, bytes over the network. */
export async function rows(extension) {
  const files = await clips();
  const server = await serve({
    'blog.example': ({ url }) => {
      const [, kind, clip] = url.split('/');
      if (url.endsWith('.mp4')) return { file: files[clip] };
      return {
        body: playerPage(
          kind === 'direct' ? 'direct' : 'blob',
          `/media/${clip}/${url.split('/')[3]}.mp4`,
        ),
      };
    },
    // Another host without CORS headers: the canvas is tainted there, and frames are read by range.
    'cdn.example': ({ url }) => ({ file: files[url.split('/')[1]] }),
    'far.example': ({ url }) => ({
      body: playerPage('direct', `https://cdn.example/plain/${url.slice(1)}.mp4`),
    }),
  });
  const { context, worker, close } = await launchChromium({ port: server.port, extension });
  const cdp = await context.browser().newBrowserCDPSession();
  try {
    await worker.evaluate(() => chrome.storage.local.set({ settings: { showNoSigns: true } }));
    await closeWelcome(context);
    await play(context, 'https://blog.example/blob/plain/first');
    const cpu = async (address, count) => {
      const before = await extensionCpu(cdp);
      for (let i = 0; i < count; i++) await play(context, `${address}${i}`);
      return ((await extensionCpu(cdp)) - before) / count;
    };
    const quiet = await cpu('https://blog.example/blob/plain/', VIDEOS);
    const odd = await cpu('https://blog.example/blob/odd/', VIDEOS);
    const wordy = await cpu('https://blog.example/blob/words/', VIDEOS);
    server.log.length = 0;
    const ranged = await cpu('https://far.example/', 4);
    const bytes = server.log
      .filter(
        ({ host, headers }) => host === 'cdn.example' && headers['sec-fetch-dest'] === 'empty',
      )
      .reduce((sum, { range }) => sum + length(range), 0);
    return [
      ['CPU a video that plays, no text in the picture', `${quiet.toFixed(0)} ms`, '600 ms'],
      ['the same where the first views leave doubt', `${odd.toFixed(0)} ms`, '600 ms'],
      ['the same with text in the picture', `${wordy.toFixed(0)} ms`, '850 ms'],
      [
        'CPU a video whose frames are read by range (decoding included)',
        `${ranged.toFixed(0)} ms`,
        '',
      ],
      [
        'bytes a video: credentials, metadata and two windows by range',
        `${(bytes / 4 / 1000).toFixed(0)} kB`,
        '564 kB',
      ],
      [
        'memory of the extension with a working lab (PSS)',
        `${(await extensionMemory(cdp)).toFixed(0)} MB`,
        '250 MB',
      ],
    ];
  } finally {
    await close();
    await server.close();
  }
}

/** The page of the first run is drawn in the same process as the lab works in, and moves. */
async function closeWelcome(context) {
  const ours = () => context.pages().find((page) => page.url().startsWith('chrome-extension:'));
  for (let waits = 0; waits < 50 && !ours(); waits++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  await ours()?.close();
}

let played = 0;

/** Plays one video, each time from elsewhere: the lab remembers what it said of the very same pictures. Waits until its badge is there and a second window, where there is one, is through. */
async function play(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  played += 1;
  await page.evaluate(
    async (start) => {
      await window.ready;
      const video = document.querySelector('video');
      if (window.clip) video.src = `${window.clip}#t=${start}`;
      await video.play();
    },
    // The first moments of the plain clip leave doubt.
    2 + ((played * 0.23) % 4),
  );
  await page.waitForSelector('second-look-badge', { state: 'attached', timeout: 30_000 });
  await page.waitForTimeout(5_500);
  await page.close();
}

const length = (range) => {
  const [, from, to] = /bytes=(\d+)-(\d+)/.exec(range ?? '') ?? [];
  return to === undefined ? 0 : Number(to) - Number(from) + 1;
};

async function extensionProcesses(cdp) {
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ id }) => {
    try {
      return readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--extension-process');
    } catch {
      return false;
    }
  });
}

/** Milliseconds of CPU so far. */
const extensionCpu = async (cdp) =>
  (await extensionProcesses(cdp)).reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);

/** Proportional set size in MB (Linux). */
const extensionMemory = async (cdp) =>
  (await extensionProcesses(cdp)).reduce((sum, { id }) => {
    const [, kB] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8')) ?? [];
    return sum + Number(kB ?? 0) / 1000;
  }, 0);
