import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { joinOpenPages, registerPageScripts, tellPages } from '@/utils/browser/page-scripts.ts';

interface Registered {
  readonly id: string;
  readonly matches: readonly string[];
}
interface Injection {
  readonly target: { readonly tabId: number; readonly frameIds?: readonly number[] };
  readonly files?: readonly string[];
}
let origins: string[];
let registered: Registered[];
const scripting = {
  getRegisteredContentScripts: vi.fn(async () => registered),
  unregisterContentScripts: vi.fn(async () => {
    registered = [];
  }),
  registerContentScripts: vi.fn(async (scripts: Registered[]) => {
    registered = scripts;
  }),
  updateContentScripts: vi.fn(async (scripts: Registered[]) => {
    registered = scripts;
  }),
  executeScript: vi.fn(async (_: Injection): Promise<{ frameId: number }[]> => []),
};

beforeEach(() => {
  origins = [];
  registered = [];
  vi.clearAllMocks();
  const script = { matches: ['*://*.x.com/*'], run_at: 'document_start' };
  const content_scripts = [
    // Firefox names files by their whole addresses.
    { ...script, js: [browser.runtime.getURL('/feed.js' as never)] },
    { ...script, js: ['hook.js'], world: 'MAIN' },
  ];
  Object.assign(browser, { scripting, permissions: { getAll: async () => ({ origins }) } });
  vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({ content_scripts } as never);
});

test('what is given beside the manifest’s pages gets the same scripts, and those pages none twice', async () => {
  origins = ['*://*.x.com/*', 'https://b.example/*', 'https://a.example/*', 'moz-extension://1/*'];
  await registerPageScripts();
  const shared = {
    ...{ matches: ['https://a.example/*', 'https://b.example/*'] },
    ...{ excludeMatches: ['*://*.x.com/*'], runAt: 'document_start' },
    ...{ allFrames: true, matchOriginAsFallback: true },
  };
  expect(registered).toEqual([
    { ...shared, id: 'feed.js', js: ['feed.js'], world: 'ISOLATED' },
    { ...shared, id: 'hook.js', js: ['hook.js'], world: 'MAIN' },
  ]);
});

test.each(['<all_urls>', '*://*/*'])('%s is every page', async (all) => {
  origins = [all, 'https://a.example/*'];
  await registerPageScripts();
  expect(registered.map(({ matches }) => matches)).toEqual([['*://*/*'], ['*://*/*']]);
});

test('nothing is touched while nothing changed, and everything goes with the access', async () => {
  origins = ['https://a.example/*'];
  await Promise.all([registerPageScripts(), registerPageScripts()]);
  expect(scripting.registerContentScripts).toHaveBeenCalledTimes(1);
  expect(scripting.updateContentScripts).not.toHaveBeenCalled();
  origins = ['*://*.x.com/*'];
  await registerPageScripts();
  expect(registered).toEqual([]);
});

test('more access changes what is registered in one step', async () => {
  origins = ['https://a.example/*'];
  await registerPageScripts();
  origins = ['<all_urls>'];
  await registerPageScripts();
  expect(registered.map(({ matches }) => matches)).toEqual([['*://*/*'], ['*://*/*']]);
  expect(scripting.unregisterContentScripts).not.toHaveBeenCalled();
});

test('frames without a script get both, one that is gone takes none along, and a closed tab stops nothing', async () => {
  const tabs = [{ id: 1 }, { id: 2 }, {}];
  const listening = async (_: number, __: unknown, { frameId }: { frameId: number }) =>
    frameId === 7 ? { res: false } : undefined;
  Object.assign(browser, { tabs: { query: async () => tabs, sendMessage: listening } });
  const injected: [string, number | undefined][] = [];
  scripting.executeScript.mockImplementation(async ({ target: { tabId, frameIds }, files }) => {
    if (tabId === 2) throw new Error('no access');
    if (!files) return [0, 5, 7].map((frameId) => ({ frameId }));
    if (frameIds?.[0] === 5) throw new Error('no such frame');
    injected.push([files.join(), frameIds?.[0]]);
    return [];
  });
  await joinOpenPages();
  expect(injected).toEqual([
    ['feed.js', 0],
    ['hook.js', 0],
  ]);
});

test('every open tab hears that access came or went, and a tab without a script stops nothing', async () => {
  const sendMessage = vi.fn(async (id: number, _: unknown) => {
    if (id === 1) throw new Error('nobody there');
    return { res: undefined };
  });
  Object.assign(browser, {
    tabs: { query: async () => [{ id: 1 }, {}, { id: 2 }], sendMessage },
  });
  await tellPages(true);
  expect(sendMessage.mock.calls.map(([id, message]) => [id, message])).toEqual(
    [1, 2].map((id) => [id, { type: 'accessChanged', data: { given: true } }]),
  );
});
