import { browser, defineBackground } from '#imports';
import { ALL_SITES, hasAccess } from '@/utils/browser/access.ts';
import { aimAgain } from '@/utils/browser/aim-again.ts';
import * as analyst from '@/utils/browser/analyst.ts';
import { forgetPrivateTarget, inspectTarget, openPanel } from '@/utils/browser/inspect.ts';
import { stopLab } from '@/utils/browser/lab-client.ts';
import { withLarge } from '@/utils/browser/large-frames.ts';
import { onMessage, sendMessage } from '@/utils/browser/messages.ts';
import { missVideo } from '@/utils/browser/miss-video.ts';
import { raiseNetWall } from '@/utils/browser/net-wall.ts';
import { forgetUnwantedHistory, keepHistory, readNotes } from '@/utils/browser/notes.ts';
import { forgetTab, setFrameVideos } from '@/utils/browser/page-lists.ts';
import { joinOpenPages, registerPageScripts, tellPages } from '@/utils/browser/page-scripts.ts';
import { attribute, type Sender, Shapes } from '@/utils/browser/parse.ts';
import { runShortcut } from '@/utils/browser/shortcuts.ts';
import { showCount } from '@/utils/browser/toolbar.ts';
import { unseenPost } from '@/utils/browser/unseen-post.ts';
import type { Post } from '@/utils/sites/site.ts';

const MENU_ITEM = 'second-look';

/** Listeners are registered synchronously and nothing is kept here: the browser kills this worker at will. */
export default defineBackground(() => {
  const own = browser.runtime.getURL('/');
  const from = (post: unknown, sender: Sender) => attribute(post as Post, sender, own);
  const isOurs = ({ url }: Sender) => Boolean(url?.startsWith(own));
  const wall = raiseNetWall();
  forgetUnwantedHistory();
  void registerPageScripts();

  onMessage('recall', async ({ data, sender }) => {
    const post = from(Shapes.recall.parse(data).post, sender);
    const known = await analyst.recall(post);
    return isOurs(sender) ? withLarge(post, known) : known;
  });
  onMessage('examineFile', async ({ data, sender }) => {
    const { depth, decode, keep = true, once = false, ...rest } = Shapes.examineFile.parse(data);
    await wall;
    const ours = isOurs(sender);
    const post = from(rest.post, sender);
    // Only the person inspects, and of a private window nothing is kept.
    const found = await analyst.examineFile(post, {
      depth: ours ? depth : 'feed',
      decode,
      keep: ours ? keep : !sender.tab?.incognito,
      once: ours && once,
    });
    return ours ? withLarge(post, found) : found;
  });
  onMessage('examineFrames', ({ data, sender }) => {
    const { post, frames, show = false } = Shapes.examineFrames.parse(data);
    const keep = !sender.tab?.incognito;
    return analyst.examineFrames(from(post, sender), frames, { keep, show });
  });
  onMessage('examineHead', ({ data, sender }) => {
    const { post, ...stream } = Shapes.examineHead.parse(data);
    return analyst.examineHead(from(post, sender), stream, !sender.tab?.incognito);
  });
  onMessage('stopInspecting', ({ sender }) => (isOurs(sender) ? stopLab() : undefined));
  onMessage('listVideos', async ({ data, sender }) => {
    const { videos, left = false } = Shapes.listVideos.parse(data);
    const tabId = sender.tab?.id;
    if (tabId === undefined) return;
    const listed = videos
      .filter((video) => video !== null)
      .map((video) => ({ ...video, post: from(video.post, sender) as Post }));
    if (!sender.tab?.incognito) void keepHistory(listed);
    // Chrome gives the frames of a page that it keeps to go back to other numbers, and keeps them together.
    const isWhole = left && sender.documentLifecycle === 'cached';
    const frameId = isWhole ? 0 : (sender.frameId ?? 0);
    const all = await setFrameVideos(tabId, frameId, listed as never, left);
    await showCount(
      tabId,
      all.map(({ level }) => level),
    );
  });
  onMessage('readNotes', ({ data, sender }) => {
    const { post } = Shapes.readNotes.parse(data);
    return readNotes(from(post, sender));
  });
  const aim = async (data: unknown, sender: Sender) => {
    const { post, ...video } = Shapes.openInspector.parse(data);
    const { tab, frameId = 0 } = sender;
    if (tab?.id === undefined) return;
    const asked = { tabId: tab.id, frameId, askedAt: Date.now() };
    await inspectTarget.setValue({ ...video, post: from(post, sender), ...asked });
  };
  onMessage('aimInspector', ({ data, sender }) => aim(data, sender));
  onMessage('openInspector', async ({ data, sender }) => {
    if (sender.tab?.id === undefined) return;
    const opened = openPanel(sender.tab.id);
    await aim(data, sender);
    await opened;
  });

  browser.runtime.onInstalled.addListener(async ({ reason }) => {
    // Demo and tests start a fresh browser each time, and know.
    if (reason === 'install' && !import.meta.env.WXT_EXTRA_TRUST)
      void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
    await browser.contextMenus.removeAll();
    // Every context: a site's own layers lie over its videos, and there the browser sees no video.
    browser.contextMenus.create({
      id: MENU_ITEM,
      title: browser.i18n.getMessage('menu_look'),
      contexts: ['video', 'page', 'frame', 'image', 'link', 'selection'],
      documentUrlPatterns: ['*://*/*'],
    });
    // Pages that are open already: in new ones our scripts run by themselves, and those of an older version are cut off.
    await registerPageScripts();
    await joinOpenPages();
  });

  browser.contextMenus.onClicked.addListener(async (click, tab) => {
    const { menuItemId, frameId = 0 } = click;
    if (menuItemId !== MENU_ITEM || tab?.id === undefined) return;
    const tabId = tab.id;
    const opened = openPanel(tabId);
    // The frame names its video in a message of its own: an answer would not say which page gave it.
    const aimed = await sendMessage('contextVideo', {}, { tabId, frameId }).catch(() => false);
    if (!aimed) {
      const unseen = await unseenPost(click);
      if (unseen) await inspectTarget.setValue({ ...unseen, tabId, frameId, askedAt: Date.now() });
      else await missVideo([click.frameUrl, click.pageUrl, tab.url]);
    }
    await opened;
  });

  // What runs in a page asks whether it may go on; where nothing runs yet, it begins.
  onMessage('mayStay', ({ sender: { origin, url = '', tab } }) => {
    if (origin && origin !== 'null') return hasAccess(origin);
    // A sandboxed frame without an address stays with its tab's page, whose address we are told where we have access.
    return hasAccess(/^https?:/.test(url) ? url : (tab?.url ?? ALL_SITES));
  });
  browser.permissions.onAdded.addListener(async () => {
    await registerPageScripts();
    await Promise.all([tellPages(true), joinOpenPages(), aimAgain().catch(() => {})]);
  });
  browser.permissions.onRemoved.addListener(async () => {
    await registerPageScripts();
    await tellPages(false);
  });

  browser.commands.onCommand.addListener((command, tab) => {
    if (tab?.id !== undefined) void runShortcut(command, tab.id, tab.url);
  });

  browser.tabs.onRemoved.addListener((tabId) => {
    void forgetTab(tabId);
    void forgetPrivateTarget(tabId);
  });
});
