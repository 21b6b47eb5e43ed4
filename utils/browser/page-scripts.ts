import { browser, type ScriptPublicPath } from '#imports';
import { sendMessage } from './messages.ts';
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
  const { scripting } = browser;
  const old = await scripting.getRegisteredContentScripts();
  const isSame = matches.join() === old[0]?.matches?.join() && old.length === inManifest().length;
  if (isSame) return;
  if (matches.length === 0)
    return void (old.length && (await scripting.unregisterContentScripts()));
  const scripts = inManifest().map(
    ({ js, matches: excludeMatches, run_at, world = 'ISOLATED' }) => ({
      ...{ id: js.join(), js, matches, excludeMatches, runAt: run_at, world },
      ...{ allFrames: true, matchOriginAsFallback: true },
    }),
  );
  const isThere = scripts.every(({ id }) => old.some((one) => one.id === id));
  // In one step: between taking off and putting on, a page that opens would have none.
  await (isThere
    ? scripting.updateContentScripts(scripts)
    : scripting.registerContentScripts(scripts));
}

/**
 * Lets them run now in every open page and frame that we have access to: nobody should have to load a page again. A tab that
 * the browser put to sleep answers nothing, and starts anew anyway.
 */
export async function joinOpenPages(): Promise<void> {
  const tabs = await browser.tabs.query({ discarded: false });
  await Promise.all(tabs.map(({ id }) => id !== undefined && joinPage(id).catch(() => {})));
}

/** Tells what runs in open pages that access came (`given`) or went: nobody else knows in which frames that matters. */
export async function tellPages(given: boolean): Promise<void> {
  const tabs = await browser.tabs.query({ discarded: false });
  for (const { id: tabId } of tabs)
    if (tabId !== undefined)
      void sendMessage('accessChanged', { given }, { tabId }).catch(() => {});
}

/** A page that still loads, or never ends to, is joined as well. */
const AT_ONCE = { injectImmediately: true };

/** Lets them run in one page and its frames; rejects where there is no access. */
export async function joinPage(tabId: number): Promise<void> {
  const { scripting } = browser;
  const target = { tabId, allFrames: true };
  const frames = await scripting.executeScript({ ...AT_ONCE, target, func: () => {} });
  await Promise.all(frames.map(({ frameId }) => joinFrame(tabId, frameId).catch(() => {})));
}

/** One frame by itself: another that is gone meanwhile would take it along. What runs there already is left alone. */
export async function joinFrame(tabId: number, frameId: number): Promise<void> {
  if (await isListening(tabId, frameId)) return;
  const target = { tabId, frameIds: [frameId] };
  for (const { js, world = 'ISOLATED' } of inManifest())
    await browser.scripting.executeScript({ ...AT_ONCE, target, files: js, world });
}
