import { browser, storage } from '#imports';
import { type ListedVideo, sendMessage } from './messages.ts';
import { pageKey } from './page-lists.ts';
import { type NamedSite, siteOf } from './site-key.ts';

/** The tab beside the popup. */
export interface ThisPage {
  readonly tabId: number;
  /** Null where the browser lets no extension look. */
  readonly site: NamedSite | null;
}

export async function findThisPage(): Promise<ThisPage | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? null : { tabId: tab.id, site: siteOf(tab.url ?? '') };
}

/** Read from session storage: nobody needs to be awake to answer. */
export const readVideos = async (tabId: number): Promise<readonly ListedVideo[]> =>
  (await storage.getItem<ListedVideo[]>(pageKey(tabId))) ?? [];

export const watchVideoList = (tabId: number, changed: (videos: readonly ListedVideo[]) => void) =>
  storage.watch<ListedVideo[]>(pageKey(tabId), (videos) => changed(videos ?? []));

/** Whether our script runs in the page: pages that were open before the extension was have none until they reload. */
export const isListening = (tabId: number): Promise<boolean> =>
  sendMessage('contextVideo', {}, { tabId, frameId: 0 }).then(
    () => true,
    () => false,
  );
