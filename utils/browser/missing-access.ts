import type { Findings, Unchecked } from '@/utils/evidence/evidence.ts';
import { unanswered } from '@/utils/media/fetch-part.ts';
import { isUnder } from '@/utils/media/fetch-rules.ts';
import { ALL_SITES, hasAccess, siteOrigin } from './access.ts';

/**
 * What a check met where the browser keeps a host from us: an answer that never came is then a missing permission, and
 * names what the person can allow (`askForAccess`). Where a redirect led nobody tells: it is most likely one of the hosts that
 * the site lists, so all of them that are closed are named, else it may be anywhere.
 */
export async function nameMissingAccess(
  findings: Findings,
  mediaHosts: readonly string[],
): Promise<Findings> {
  const unchecked = findings.unchecked.map(async (one): Promise<Unchecked> => {
    const closed = await closedTo(one, mediaHosts);
    if (closed.length === 0) return one;
    return { source: one.source, reason: 'no-permission', detail: closed.join(' ') };
  });
  return { ...findings, unchecked: await Promise.all(unchecked) };
}

/** What the person can give access to. A site's files come from another server each time, so all of them are named. */
export function closedOrigin(address: string, mediaHosts: readonly string[]): string {
  const { hostname } = new URL(address);
  const listed = mediaHosts.find((host) => isUnder(hostname, host));
  return listed ? `https://*.${listed}` : siteOrigin(address);
}

async function closedTo({ reason, detail }: Unchecked, mediaHosts: readonly string[]) {
  const wall = reason === 'network' ? unanswered(detail) : null;
  if (!wall) return [];
  const from = closedOrigin(wall.origin, mediaHosts);
  if (!wall.redirected) return (await hasAccess(wall.origin)) ? [] : [from];
  const elsewhere = mediaHosts.map((host) => `https://*.${host}`).filter((one) => one !== from);
  const open = await Promise.all(elsewhere.map(hasAccess));
  const closed = elsewhere.filter((_, index) => !open[index]);
  // It led to a server that nobody names.
  return closed.length > 0 || (await hasAccess(ALL_SITES)) ? closed : [ALL_SITES];
}
