import { generic } from './generic.ts';
import type { Site } from './site.ts';
import { tiktok } from './tiktok.ts';
import { x } from './x.ts';

/** The registry: one line a site. The generic page comes last and takes what nobody else does. */
export const sites: readonly Site[] = [x, tiktok, generic];

/** The site that a page belongs to; a host covers its subdomains. Never none: the generic page takes the rest. */
export function siteFor(page: URL): Site {
  const name = page.hostname.replace(/\.$/, '');
  return sites.find((site) => site.hosts.some((host) => isHost(name, host))) ?? generic;
}

function isHost(name: string, host: string): boolean {
  return name === host || name.endsWith(`.${host}`);
}
