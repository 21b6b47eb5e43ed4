import { browser, storage } from '#imports';
import { siteFor } from '@/utils/sites/index.ts';
import { type ListedVideo, sendMessage } from './messages.ts';
import { pageKey } from './page-lists.ts';

/** The tab beside the popup. */
export interface ThisPage {
  readonly tabId: number;
  /** What `sitesOff` calls it, and its name for people. Null where the browser lets no extension look. */
  readonly site: { readonly key: string; readonly name: string } | null;
}

/** The browsers' own stores: they are ordinary addresses, and still closed to extensions. */
const CLOSED =
  /^https:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org)(?:\/|$)/;

export async function findThisPage(): Promise<ThisPage | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? null : { tabId: tab.id, site: siteOf(tab.url ?? '') };
}

/** Pure, for tests. */
export function siteOf(address: string): ThisPage['site'] {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || CLOSED.test(address)) return null;
  const site = siteFor(url);
  // Ordinary pages are switched off one host at a time.
  return site.hosts.length > 0
    ? { key: site.id, name: site.name }
    : { key: url.hostname, name: url.hostname };
}

/** Read from session storage: nobody needs to be awake to answer. */
export const readVideos = async (tabId: number): Promise<readonly ListedVideo[]> =>
  (await storage.getItem<ListedVideo[]>(pageKey(tabId))) ?? [];

export const watchVideoList = (tabId: number, changed: (videos: readonly ListedVideo[]) => void) =>
  storage.watch<ListedVideo[]>(pageKey(tabId), (videos) => changed(videos ?? []));

/** Whether our script runs in the page: pages that were open before the extension was have none until they reload. */
export const isListening = (tabId: number): Promise<boolean> =>
  sendMessage('showVideo', { videoId: '' }, { tabId, frameId: 0 }).then(
    () => true,
    () => false,
  );
