import { browser } from '#imports';
import { exemptionRule, isPrivateHost, privateAddressRules } from '@/utils/media/fetch-rules.ts';

/** The extension as the origin of its requests: an id in Chrome, a UUID in Firefox. */
const initiator = () => new URL(browser.runtime.getURL('/')).host;

/**
 * Session rules under which the browser itself refuses our requests to private addresses, so that no redirect of a
 * hostile server leads there either. Set anew whenever the background starts: session rules outlive the worker,
 * not the browser.
 */
export async function raiseNetWall(): Promise<void> {
  const old = await browser.declarativeNetRequest.getSessionRules();
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: old.map(({ id }) => id),
    addRules: privateAddressRules(initiator()) as never,
  });
}

let nextId = 1000;

/**
 * Does `work` with a gate in the wall where the page itself stands on a private host (a video on the home server): its
 * own files may be read, and only as long as that takes.
 */
export async function throughNetWall<T>(pageUrl: string, work: () => Promise<T>): Promise<T> {
  const { host, hostname } = new URL(pageUrl);
  if (!isPrivateHost(hostname)) return work();
  const rule = exemptionRule(initiator(), host, nextId++);
  await browser.declarativeNetRequest.updateSessionRules({ addRules: [rule] as never });
  try {
    return await work();
  } finally {
    await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [rule.id] });
  }
}
