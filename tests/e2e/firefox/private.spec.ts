import { test as base } from '@playwright/test';
import { openWeb } from '@/tests/e2e/fixtures.ts';
import { article, timeline, tweet } from '@/tests/e2e/x-pages.ts';
import { BUILD, expect, html } from './fixtures.ts';
import { type Firefox, launchFirefox, ORIGIN } from './launch.ts';
import { openOurs, text } from './our-page.ts';
import { ID } from './prefs.ts';
import { openProxy } from './proxy.ts';

const PAGE = 'https://x.com/private';
const ANSWER = 'https://x.com/i/api/graphql/abc/PrivateTimeline';

/** As a person allows it on the extension's own page of `about:addons`. */
const allowPrivate = (firefox: Firefox) =>
  firefox.chrome(`
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const permissions = ['internal:privateBrowsingAllowed'];
    await ExtensionPermissions.add('${ID}', { permissions, origins: [] });
    await (await AddonManager.getAddonByID('${ID}')).reload();`);

const openPrivate = (firefox: Firefox, url: string) =>
  firefox.chrome(`
    const [first] = Services.wm.getEnumerator('navigator:browser');
    const made = first.OpenBrowserWindow({ private: true });
    await new Promise((resolve) => made.addEventListener('load', resolve, { once: true }));
    await made.delayedStartupPromise;
    const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
    made.gBrowser.selectedBrowser.fixupAndLoadURIString('${url}', { triggeringPrincipal });`);

const closePrivate = (firefox: Firefox) =>
  firefox.chrome(`
    const { PrivateBrowsingUtils } = ChromeUtils.importESModule('resource://gre/modules/PrivateBrowsingUtils.sys.mjs');
    for (const one of Services.wm.getEnumerator('navigator:browser'))
      if (PrivateBrowsingUtils.isWindowPrivate(one)) one.close();`);

/** The open page whose address begins so. */
async function contextOf(firefox: Firefox, url: string): Promise<string> {
  let found: string | undefined;
  const look = async () => {
    const { contexts } = await firefox.send<{ contexts: { context: string; url: string }[] }>(
      'browsingContext.getTree',
      {},
    );
    found = contexts.find((one) => one.url.startsWith(url))?.context;
    return found;
  };
  await expect.poll(look).toBeTruthy();
  return found ?? '';
}

/** How much lies in each store of ours, and what is known of pages that are open. */
const kept = (firefox: Firefox, options: string) =>
  firefox.evaluate(options, async () => {
    const count = (name: string) =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          const [store = ''] = opening.result.objectStoreNames;
          const asked = opening.result.transaction(store).objectStore(store).count();
          asked.onsuccess = () => resolve(asked.result);
          opening.result.close();
        };
      });
    const names = (await indexedDB.databases()).map(({ name = '' }) => name);
    const counts = await Promise.all(names.map(count));
    const open = Object.keys(await browser.storage.session.get());
    return { stored: counts.reduce((sum, one) => sum + one, 0), open };
  });

base('of a private window there are labels and an inspector, and nothing afterwards', async () => {
  const web = await openWeb();
  const proxy = await openProxy(web.port);
  const firefox = await launchFirefox(BUILD, proxy.port);
  try {
    web.put(ANSWER, {
      headers: { 'content-type': 'application/json' },
      body: timeline([tweet('9001', { ai: 'User' })]),
    });
    const ask = `<script>fetch('${ANSWER}').then((answer) => answer.json())</script>`;
    web.put(PAGE, html(article('9001', 'someone') + ask));
    await allowPrivate(firefox);
    const options = await openOurs(firefox, 'options.html');
    await firefox.evaluate(options, () =>
      browser.storage.local.set({ settings: { history: true } }),
    );

    await openPrivate(firefox, PAGE);
    const page = await contextOf(firefox, PAGE);
    const level = () =>
      firefox.inBadge(page, (root) => root.querySelector<HTMLElement>('.badge')?.dataset.level);
    await expect.poll(level).toBe('ai');
    const pill = await firefox.inBadge(page, (root) => {
      const { x, y } = root.querySelector('.pill')?.getBoundingClientRect() ?? new DOMRect();
      return { x: x + 20, y: y + 10 };
    });
    await firefox.point(page, pill ?? { x: 0, y: 0 }, true);
    const inspector = await contextOf(firefox, `${ORIGIN}/inspector.html`);
    await expect.poll(() => text(firefox, inspector)).toContain('The check is finished.');
    expect((await kept(firefox, options)).open).toContain('inspect');

    await closePrivate(firefox);
    await expect.poll(() => kept(firefox, options)).toEqual({ stored: 0, open: [] });
  } finally {
    await firefox.close();
    proxy.close();
    await web.close();
  }
});
