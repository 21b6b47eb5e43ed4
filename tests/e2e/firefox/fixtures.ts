import path from 'node:path';
import { test as base } from '@playwright/test';
import { openWeb, type Web } from '@/tests/e2e/fixtures.ts';
import type { InspectTarget, ListedVideo } from '@/utils/browser/messages.ts';
import { type Firefox, launchFirefox, ORIGIN } from './launch.ts';
import { openProxy } from './proxy.ts';

export { expect } from '@playwright/test';
export { clip, html } from '@/tests/e2e/fixtures.ts';

export const BUILD = path.resolve(import.meta.dirname, '../../../.output/demo/firefox-mv3');

interface Storage {
  readonly [key: `page:${number}`]: readonly ListedVideo[];
  readonly inspect?: InspectTarget | null;
}

/** One Firefox for all tests, and a page of the extension in it from which everything else can be asked. */
export interface Ours {
  readonly context: string;
  storage(): Promise<Storage>;
  /** The videos that are listed for the page at an address, all frames together. */
  listed(pageUrl: string): Promise<ListedVideo[]>;
}

export const test = base.extend<object, { web: Web; firefox: Firefox; ours: Ours }>({
  web: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names.
    async ({}, use) => {
      const web = await openWeb();
      await use(web);
      await web.close();
    },
    { scope: 'worker' },
  ],
  firefox: [
    async ({ web }, use) => {
      const proxy = await openProxy(web.port);
      const firefox = await launchFirefox(BUILD, proxy.port);
      await use(firefox);
      await firefox.close();
      proxy.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  ours: [
    async ({ firefox }, use) => {
      const context = await firefox.open(`${ORIGIN}/options.html`);
      const storage = () =>
        firefox.evaluate(context, () => browser.storage.session.get()) as Promise<Storage>;
      await base.expect.poll(() => storage().catch(() => null)).not.toBeNull();
      await use({
        context,
        storage,
        listed: async (pageUrl) =>
          Object.entries(await storage())
            .flatMap(([key, videos]) => (key.startsWith('page:') ? (videos as ListedVideo[]) : []))
            .filter(({ post }) => post.pageUrl === pageUrl),
      });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});
