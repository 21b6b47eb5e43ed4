import type { Page } from '@playwright/test';
import { launchChromium } from '@/scripts/chromium.mjs';
import { BUILD, type Extension, expect } from './fixtures.ts';

declare const chrome: {
  developerPrivate: {
    updateExtensionConfiguration(change: object): Promise<void>;
    addHostPermission(extension: string, pattern: string): Promise<void>;
    removeHostPermission(extension: string, pattern: string): Promise<void>;
  };
  storage: { session: { set(items: object): Promise<void> } };
  permissions: { request(what: { origins: string[] }): Promise<boolean> };
};

export type AccessBrowser = Awaited<ReturnType<typeof openAccessBrowser>>;

/** A browser of its own, in which the extension has no access to any site yet: what is given here stays given. */
export async function openAccessBrowser(port: number, options: object = {}) {
  const launched = await launchChromium({ extension: BUILD, port, options });
  const own = launched as typeof launched & Extension;
  const settings = await own.context.newPage();
  await settings.goto('chrome://extensions');
  const id = new URL(own.origin).host;
  const keepTo = (hostAccess: 'ON_CLICK' | 'ON_ALL_SITES') =>
    settings.evaluate((change) => chrome.developerPrivate.updateExtensionConfiguration(change), {
      extensionId: id,
      hostAccess,
    });
  await keepTo('ON_CLICK');
  return {
    ...own,
    allowAll: () => keepTo('ON_ALL_SITES'),
    allowNone: () => keepTo('ON_CLICK'),
    allow: (pattern: string) =>
      settings.evaluate(([id, host]) => chrome.developerPrivate.addHostPermission(id, host), [
        id,
        pattern,
      ] as const),
    takeAway: (pattern: string) =>
      settings.evaluate(([id, host]) => chrome.developerPrivate.removeHostPermission(id, host), [
        id,
        pattern,
      ] as const),
    /** The inspector, once it has checked the target. */
    async inspect(target: object) {
      const panel = await own.context.newPage();
      await own.worker.evaluate((inspect) => chrome.storage.session.set({ inspect }), {
        ...target,
        askedAt: Date.now(),
      });
      await panel.goto(`${own.origin}/inspector.html`);
      await expect(panel.getByRole('status').first()).toHaveText('The check is finished.', {
        timeout: 60_000,
      });
      return panel;
    },
  };
}

/** What was asked of the browser, and that it did not refuse to ask the person: a headless one waits for ever. */
export async function watchRequests(page: Page) {
  await page.evaluate(() => {
    const { permissions } = chrome;
    const { request } = permissions;
    const told = { asked: [] as string[][], refused: '' };
    Object.assign(window, { told });
    const spy = (what: { origins: string[] }) => {
      told.asked.push(what.origins);
      const answer = request.call(permissions, what);
      answer.catch((error) => {
        told.refused = String(error);
      });
      return answer;
    };
    const { browser } = globalThis as { browser?: typeof chrome };
    for (const api of [chrome, browser]) if (api) api.permissions.request = spy;
  });
  return () =>
    page.evaluate(
      () => (window as unknown as { told: { asked: string[][]; refused: string } }).told,
    );
}
