import { browser } from '#imports';

/** A few sites are ours at install; people give us others, or all, and may take any of them away. */
export const ALL_SITES = '<all_urls>';

/** The origin of an address as browsers grant access to it: they do not tell ports apart. */
export const siteOrigin = (address: string): string => {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}`;
};

/** Whether the browser lets us read from this address. What it cannot say of is left to the request itself. */
export const hasAccess = (address: string): Promise<boolean> =>
  browser.permissions
    .contains({ origins: [address === ALL_SITES ? address : `${siteOrigin(address)}/*`] })
    .catch(() => true);

/** Asks the person for origins, with spaces between them, or for all sites. Call it in the very turn of their click. */
export const askForAccess = (origins: string): Promise<boolean> =>
  browser.permissions.request({
    origins: origins.split(' ').map((one) => (one === ALL_SITES ? one : `${one}/*`)),
  });

/** What is granted now, as people know it: host names, `*.` before those that cover their subdomains. */
export async function grantedHosts(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.map((origin) => origin.replace(/^[\w*]+:\/\/|\/\*$/g, '')).sort();
}

/** @returns a function that stops watching */
export function watchAccess(changed: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  onAdded.addListener(changed);
  onRemoved.addListener(changed);
  return () => {
    onAdded.removeListener(changed);
    onRemoved.removeListener(changed);
  };
}
