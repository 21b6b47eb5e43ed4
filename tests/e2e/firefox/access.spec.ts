import { clip, expect, html, test } from './fixtures.ts';
import { ID } from './prefs.ts';

const PAGE = 'https://taken.example/';

/** What a person does in the browser's own page of add-ons. */
const change = (what: 'add' | 'remove', origin: string) => `
  const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(ID)});
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const all = { permissions: [], data_collection: [], origins: [${JSON.stringify(origin)}] };
  await ExtensionPermissions.${what}(${JSON.stringify(ID)}, all, extension);
`;

test('without access nothing runs in a page, and once it is given the open page is labelled', async ({
  web,
  firefox,
  ours,
}) => {
  const src = clip('tagged.mp4', 'taken.example');
  web.put(PAGE, html(`<video src="${src}" muted autoplay loop width="480" height="270"></video>`));
  const scripts = () =>
    firefox.evaluate(ours.context, async () => {
      const registered = await browser.scripting.getRegisteredContentScripts();
      return registered.map(({ matches }) => matches);
    });
  await firefox.chrome(change('remove', '<all_urls>'));
  try {
    await expect.poll(scripts).toEqual([]);
    const page = await firefox.open(PAGE);
    const badges = () =>
      firefox.evaluate(page, () => document.querySelectorAll('second-look-badge').length);
    await expect.poll(() => web.requests('taken.example').length).toBeGreaterThan(1);
    expect(await badges()).toBe(0);
    await firefox.chrome(change('add', `${PAGE}*`));
    await expect.poll(scripts).toEqual([[`${PAGE}*`], [`${PAGE}*`]]);
    await expect.poll(async () => (await ours.listed(PAGE))[0]?.level).toBe('ai');
    await expect.poll(badges).toBe(1);
  } finally {
    await firefox.chrome(change('add', '<all_urls>'));
  }
  await expect.poll(scripts).toEqual([['*://*/*'], ['*://*/*']]);
});
