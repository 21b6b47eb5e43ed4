import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { registerPageScripts } from '@/utils/browser/page-scripts.ts';

interface Registered {
  readonly id: string;
  readonly matches: readonly string[];
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
  origins = ['*://*.x.com/*'];
  await registerPageScripts();
  expect(registered).toEqual([]);
});
