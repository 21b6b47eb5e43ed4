import type { Findings, Unchecked } from '@/utils/evidence/evidence.ts';
import { unanswered } from '@/utils/media/fetch-part.ts';
import { hasAccess } from './access.ts';

/**
 * What a check met where the browser keeps a host from us: an answer that never came is then a missing permission, and
 * names what the person can allow (`askForAccess`). Where a redirect led nobody tells: it is one of the hosts that the
 * site lists, so all of them that are closed are named.
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

async function closedTo({ reason, detail }: Unchecked, mediaHosts: readonly string[]) {
  const wall = reason === 'network' ? unanswered(detail) : null;
  if (!wall) return [];
  const from = new URL(wall.origin).hostname;
  const elsewhere = mediaHosts.filter((host) => from !== host && !from.endsWith(`.${host}`));
  const suspects = wall.redirected ? elsewhere.map((host) => `https://*.${host}`) : [wall.origin];
  const open = await Promise.all(suspects.map(hasAccess));
  return suspects.filter((_, index) => !open[index]);
}
