import { siteFor } from '@/utils/sites/index.ts';

/** What settings call a site (`sitesOff`, `siteFetching`), and its name for people. */
export interface NamedSite {
  readonly key: string;
  readonly name: string;
}

/** The browsers' own stores: they are ordinary addresses, and still closed to extensions. */
const CLOSED =
  /^https:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org)(?:\/|$)/;

/** Null where the browser lets no extension look. Pure. */
export function siteOf(address: string): NamedSite | null {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || CLOSED.test(address)) return null;
  const site = siteFor(url);
  // Ordinary pages are switched off one host at a time.
  return site.hosts.length > 0
    ? { key: site.id, name: site.name }
    : { key: url.hostname, name: url.hostname };
}
