import { browser, type ScriptPublicPath } from '#imports';
import { ALL_SITES } from './access.ts';
import { isListening } from './this-page.ts';

interface PageScript {
  readonly js: ScriptPublicPath[];
  readonly matches: string[];
  readonly run_at: 'document_start';
  readonly world?: 'MAIN' | 'ISOLATED';
}

/** The scripts as the manifest names them, for the few pages that it was installed for; files by their place in the package. */
function inManifest(): PageScript[] {
  const root = browser.runtime.getURL('/');
  const scripts = browser.runtime.getManifest().content_scripts as unknown as PageScript[];
  // Firefox gives whole addresses, and takes none.
  return scripts.map((script) => ({
    ...script,
    js: script.js.map((file) => file.replace(root, '') as ScriptPublicPath),
  }));
}

/** What the person has given us beside those pages, as match patterns. */
async function given(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  const named = inManifest().flatMap(({ matches }) => matches);
  const everywhere = origins.some((one) => /^(?:<all_urls>|\*:\/\/\*\/\*)$/.test(one));
  const elsewhere = origins.filter((one) => /^[*htps]+:/.test(one) && !named.includes(one));
  return everywhere ? ['*://*/*'] : elsewhere.sort();
}

let queue: Promise<unknown> = Promise.resolve();

/**
 * Lets our scripts run in every page that we have access to, from its start, also after the browser was closed. Call it
 * whenever the background starts and access changes; one call waits for the other.
 */
export function registerPageScripts(): Promise<void> {
  const done = queue.then(register);
  queue = done.catch(() => {});
  return done;
}

async function register(): Promise<void> {
  const matches = await given();
  const old = await browser.scripting.getRegisteredContentScripts();
  // Between taking off and putting on, a page that opens would have none.
  const isSame = matches.join() === old[0]?.matches?.join() && old.length === inManifest().length;
  if (isSame || (matches.length === 0 && old.length === 0)) return;
  await browser.scripting.unregisterContentScripts();
  if (matches.length === 0) return;
  const scripts = inManifest().map(
    ({ js, matches: excludeMatches, run_at, world = 'ISOLATED' }) => ({
      ...{ id: js.join(), js, matches, excludeMatches, runAt: run_at, world },
      ...{ allFrames: true, matchOriginAsFallback: true },
    }),
  );
  await browser.scripting.registerContentScripts(scripts);
}

/** Lets them run now in the open pages that `origins` gave access to: nobody should have to load a page again. */
export async function joinOpenPages(origins: readonly string[]): Promise<void> {
  const url = origins.map((one) => (one === ALL_SITES ? '*://*/*' : one));
  // A tab that the browser put to sleep answers nothing, and starts anew anyway.
  const tabs = await browser.tabs.query({ url, discarded: false });
  await Promise.all(tabs.map(({ id }) => id !== undefined && joinPage(id).catch(() => {})));
}

/** Lets them run in an open page and those of its frames that have none yet. Rejects where we have no access. */
export async function joinPage(tabId: number): Promise<void> {
  const frames = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: () => {},
  });
  const heard = await Promise.all(frames.map(({ frameId }) => isListening(tabId, frameId)));
  const frameIds = frames.map(({ frameId }) => frameId).filter((_, index) => !heard[index]);
  if (frameIds.length === 0) return;
  for (const { js, world = 'ISOLATED' } of inManifest())
    await browser.scripting.executeScript({ target: { tabId, frameIds }, files: js, world });
}
