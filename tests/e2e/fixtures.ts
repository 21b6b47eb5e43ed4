import type { IncomingHttpHeaders } from 'node:http';
import path from 'node:path';
import { type BrowserContext, test as base, type Page, type Worker } from '@playwright/test';
import { launchChromium, listedVideos } from '@/scripts/chromium.mjs';
import { type Answer, type Logged, serve } from '@/scripts/serve.mjs';
import type { ListedVideo } from '@/utils/browser/messages.ts';
import type { Findings } from '@/utils/evidence/evidence.ts';
import { MEDIA } from './media.ts';

export { expect } from '@playwright/test';

export const BUILD = path.resolve(import.meta.dirname, '../../.output/demo/chrome-mv3');

type Answerer = (request: { readonly headers: IncomingHttpHeaders }) => Answer | Promise<Answer>;

/** A small internet: every address leads here, and answers what a test put there. */
export interface Web {
  put(url: string, answer: string | Answer | Answerer): void;
  /** Requests that were made for a URL's host, in order. */
  requests(host: string): Logged[];
  readonly port: number;
}

export interface Extension {
  readonly context: BrowserContext;
  readonly worker: Worker;
  readonly origin: string;
}

/** A page of HTML around `body`; without margins, so that tests know where things are. */
export const html = (body: string, head = '') =>
  `<!doctype html><html><head><meta charset="utf-8">${head}<style>
  body { margin: 0; font: 16px sans-serif } video { display: block; background: #222 }
  </style></head><body>${body}</body></html>`;

/** The address of a drawn clip on any host; `?` and more may follow to make it another media. */
export const clip = (name: string, host = 'media.example') => `https://${host}/clips/${name}`;

export async function openWeb(): Promise<Web & { close(): Promise<void> }> {
  const answers = new Map<string, string | Answer | Answerer>();
  const server = await serve({
    '*': (request, host) => {
      const { pathname, search } = new URL(request.url, `https://${host}`);
      const put = answers.get(`https://${host}${pathname}${search}`);
      if (typeof put === 'function') return put(request);
      if (typeof put === 'string') return { body: put };
      if (put) return put;
      const name = /^\/clips\/([\w.-]+)$/.exec(pathname)?.[1];
      return name ? { file: path.join(MEDIA, name) } : null;
    },
  });
  return {
    put: (url, answer) => void answers.set(url, answer),
    requests: (host) => server.log.filter((one) => one.host === host),
    port: server.port,
    close: server.close,
  };
}

export const test = base.extend<
  { page: Page; settle: undefined },
  { web: Web; extension: Extension }
>({
  web: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names.
    async ({}, use) => {
      const web = await openWeb();
      await use(web);
      await web.close();
    },
    { scope: 'worker' },
  ],
  extension: [
    async ({ web }, use) => {
      const launched = await launchChromium({ extension: BUILD, port: web.port });
      const { context, worker, origin } = launched;
      await use({ context, worker, origin });
      await launched.close();
    },
    { scope: 'worker' },
  ],
  // Every test starts with default settings, an empty memory and a page of its own.
  page: async ({ extension }, use) => {
    const page = await extension.context.newPage();
    await page.setViewportSize({ width: 1000, height: 700 });
    await use(page);
    await page.close();
    await extension.worker.evaluate(async () => {
      await chrome.storage.local.clear();
      await chrome.storage.session.clear();
    });
  },
});

/** The videos that the extension lists for a page, all frames together. */
export async function listed({ worker }: Extension, page: Page): Promise<ListedVideo[]> {
  const host = new URL(page.url()).host;
  const tabs = await worker.evaluate(
    async (pattern) => (await chrome.tabs.query({ url: pattern })).map(({ id }) => id),
    `*://${host}/*`,
  );
  const all = await listedVideos(worker);
  return all.filter(({ tabId }) => tabs.includes(tabId));
}

/** What the lab has learnt and kept, by the media's address: which sources looked, what they found, what stopped them. */
export async function remembered({ worker }: Pick<Extension, 'worker'>, src: string) {
  // Opening a store that the extension has not made yet would make an empty one in its place.
  const made = await worker.evaluate(async () =>
    (await indexedDB.databases()).some(({ name }) => name === 'second-look'),
  );
  if (!made) return undefined;
  const all = await worker.evaluate(
    () =>
      new Promise<{ key: string; findings: Findings }[]>((resolve, reject) => {
        const open = indexedDB.open('second-look');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const store = open.result.transaction('media').objectStore('media');
          const [keys, values] = [store.getAllKeys(), store.getAll()];
          values.onsuccess = () => {
            open.result.close();
            resolve(
              keys.result.map((key, i) => ({ key: `${key}`, findings: values.result[i].findings })),
            );
          };
        };
      }),
  );
  return all.find(({ key }) => key.endsWith(` ${src}`))?.findings;
}
