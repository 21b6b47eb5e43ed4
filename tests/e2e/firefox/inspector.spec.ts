import { clip, expect, html, test } from './fixtures.ts';
import { ORIGIN } from './launch.ts';
import { openLabelled } from './our-page.ts';

const WINDOW = "const win = Services.wm.getMostRecentWindow('navigator:browser');";

const SHIFT = '\uE008';
const key = (type: 'keyDown' | 'keyUp') => ({
  type: 'key',
  id: 'keys',
  actions: [{ type, value: SHIFT }],
});
const layer = '<div style="position:absolute;inset:0"></div>';
// Firefox lets a person pass by a page's own menu, and tells the page nothing of it.
const ownMenu =
  '<script>addEventListener("contextmenu", (event) => event.preventDefault())</script>';
const places = {
  'a covered video': layer,
  'a video of a page with a menu of its own, with Shift': ownMenu,
};

for (const [where, more] of Object.entries(places))
  test(`a right click on ${where}, our item of the real menu, and the inspector`, async ({
    web,
    firefox,
    ours,
  }) => {
    const withShift = more === ownMenu;
    const name = withShift ? 'own-menu' : 'menu';
    const url = `https://${name}.example/`;
    const src = clip(`tagged.mp4?${name}`);
    web.put(
      url,
      html(
        `<div style="position:relative;width:480px"><video src="${src}" muted autoplay loop width="480" height="270"></video>${more}</div>`,
      ),
    );
    const context = await firefox.open(url);
    await expect.poll(async () => (await ours.listed(url))[0]?.level).toBe('ai');
    const title = await firefox.evaluate(ours.context, () => browser.i18n.getMessage('menu_look'));
    const click = [
      { type: 'pointerMove', x: 200, y: 150 },
      { type: 'pointerDown', button: 2 },
      { type: 'pointerUp', button: 2 },
    ];
    const pointer = {
      type: 'pointer',
      id: 'mouse',
      parameters: { pointerType: 'mouse' },
      actions: click,
    };
    const act = (action: object) =>
      firefox.send('input.performActions', { context, actions: [action] });
    if (withShift) await act(key('keyDown'));
    await act(pointer);
    if (withShift) await act(key('keyUp'));
    const choose = `${WINDOW}
      const menu = win.document.getElementById('contentAreaContextMenu');
      const item = [...menu.querySelectorAll('menuitem')].find(({ label }) => label === ${JSON.stringify(title)});
      if (!item || menu.state !== 'open') return false;
      menu.activateItem(item);
      return true;`;
    await expect.poll(() => firefox.chrome<boolean>(choose)).toBe(true);
    await expect.poll(async () => (await ours.storage()).inspect?.post.src).toBe(src);
    const sidebar = `${WINDOW}
      const { isOpen, currentID } = win.SidebarController;
      return isOpen ? currentID : '';`;
    await expect.poll(() => firefox.chrome<string>(sidebar)).toContain('second-look');
  });

test('the popup lists the videos of the tab before it', async ({ firefox, ours, web }) => {
  const { url } = await openLabelled({ web, firefox, ours }, 'popup');
  const popup = await firefox.open(`${ORIGIN}/popup.html`, { background: true });
  const words = () => firefox.evaluate(popup, () => document.body?.innerText ?? '');
  await expect.poll(words).toContain('popup.example');
  await expect.poll(words).toContain((await ours.listed(url))[0]?.reason ?? 'no reason');
});
