import type { Page } from '@playwright/test';
import type { Examined } from '@/utils/browser/messages.ts';
import { type Extension, expect, listed } from './fixtures.ts';

/** Right-clicks the page's only video, and waits for what the inspector finds in it. */
export async function secondLook(page: Page, { context, worker, origin }: Extension) {
  await expect.poll(async () => (await listed({ context, worker, origin }, page)).length).toBe(1);
  await page.mouse.click(150, 120, { button: 'right' });
  await worker.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url: `${new URL(url).origin}/*` });
    const { onClicked } = chrome.contextMenus as unknown as {
      onClicked: { dispatch(info: object, tab: unknown): void };
    };
    onClicked.dispatch({ menuItemId: 'second-look', frameId: 0 }, tab);
  }, page.url());
  const panel = await context.newPage();
  await panel.goto(`${origin}/inspector.html`);
  await expect(panel.getByRole('status').first()).toHaveText('The check is finished.', {
    timeout: 120_000,
  });
  const seen = await panel.evaluate(async () => {
    const { inspect } = await chrome.storage.session.get('inspect');
    const { post } = inspect as { post: object };
    const { res } = await chrome.runtime.sendMessage({ type: 'recall', data: { post } });
    return res as Examined;
  });
  return { panel, seen };
}

/** Ends the extension's background as the browser does when it needs the memory. */
export async function stopWorkers(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}
