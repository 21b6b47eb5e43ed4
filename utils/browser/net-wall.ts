import { browser } from '#imports';
import { privateAddressRules } from '@/utils/media/fetch-rules.ts';

/**
 * Session rules under which the browser itself refuses our requests to private addresses, so that no redirect of a
 * hostile server leads there either. Set anew whenever the background starts: session rules outlive the worker,
 * not the browser.
 */
export async function raiseNetWall(): Promise<void> {
  const initiator = new URL(browser.runtime.getURL('/')).host;
  const rules = privateAddressRules(initiator);
  const old = await browser.declarativeNetRequest.getSessionRules();
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: old.map(({ id }) => id),
    addRules: rules as never,
  });
}
