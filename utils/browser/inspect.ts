import { browser, storage } from '#imports';
import type { InspectTarget } from './messages.ts';

export const inspectTarget = storage.defineItem<InspectTarget | null>('session:inspect', {
  fallback: null,
});

interface FirefoxSidebar {
  readonly sidebarAction?: { open(): Promise<void> };
}

/**
 * Opens the inspector beside the page: Chrome's side panel, Firefox's sidebar. Call it in the very turn of the
 * person's click, for browsers open panels for nothing else; where they refuse, a tab does.
 */
export async function openPanel(tabId: number): Promise<void> {
  try {
    const { sidebarAction } = browser as FirefoxSidebar;
    if (sidebarAction) await sidebarAction.open();
    else await browser.sidePanel.open({ tabId });
  } catch {
    await browser.tabs.create({ url: browser.runtime.getURL('/inspector.html') });
  }
}
