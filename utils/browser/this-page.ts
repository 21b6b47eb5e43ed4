import { browser, storage } from '#imports';
import { hasAccess, siteOrigin } from './access.ts';
import { type ListedVideo, sendMessage } from './messages.ts';
import { pageKey } from './page-lists.ts';
import { type NamedSite, siteOf } from './site-key.ts';

/** The tab beside the popup. */
export interface ThisPage {
  readonly tabId: number;
  /** Null where the browser lets no extension look. */
  readonly site: NamedSite | null;
  /** Where there is a site, but no access to it: its origin, to ask for. */
  readonly closed: string | null;
}

export async function findThisPage(): Promise<ThisPage | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return null;
  const { id: tabId, url = '' } = tab;
  const site = siteOf(url);
  const closed = site && !(await hasAccess(url)) ? siteOrigin(url) : null;
  return { tabId, site, closed };
}

/** Read from session storage: nobody needs to be awake to answer. */
export const readVideos = async (tabId: number): Promise<readonly ListedVideo[]> =>
  (await storage.getItem<ListedVideo[]>(pageKey(tabId))) ?? [];

export const watchVideoList = (tabId: number, changed: (videos: readonly ListedVideo[]) => void) =>
  storage.watch<ListedVideo[]>(pageKey(tabId), (videos) => changed(videos ?? []));

/** Whether our script runs in a frame of a page. */
export const isListening = (tabId: number, frameId = 0): Promise<boolean> =>
  sendMessage('showVideo', { videoId: '' }, { tabId, frameId }).then(
    () => true,
    () => false,
  );
