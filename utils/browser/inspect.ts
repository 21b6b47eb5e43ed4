import { browser } from '#imports';
import { isFromUs } from './lab-client.ts';
import type { InspectTarget } from './messages.ts';

const KEY = 'inspect';
const MISSED_KEY = 'missed';

/** Why there was no video where the person pointed: we are off there, or found none. */
export type Missed = 'off' | 'none';

/** What the inspector looks at: session storage, which a killed worker does not take with it. */
export const inspectTarget = {
  getValue: () => read<InspectTarget>(KEY),
  async setValue(target: InspectTarget) {
    const { tabId } = target;
    // A file of the person's own has no tab. One that is gone by now may have been private, and its end is past.
    const isPrivate = tabId < 0 ? false : await isInPrivateWindow(tabId).catch(() => null);
    if (isPrivate === null) return;
    await browser.storage.session.set({ [KEY]: { ...target, isPrivate } });
  },
  /** @returns a function that stops watching */
  watch: (changed: (target: InspectTarget | null) => void) => watch(KEY, changed),
};

/** The same for a question that met no video. */
export const missedVideo = {
  getValue: () => read<Missed>(MISSED_KEY),
  setValue: (why: Missed) => browser.storage.session.set({ [KEY]: null, [MISSED_KEY]: why }),
  /** @returns a function that stops watching */
  watch: (changed: (why: Missed | null) => void) => watch(MISSED_KEY, changed),
};

const isInPrivateWindow = async (tabId: number) => (await browser.tabs.get(tabId)).incognito;

/** What a person looked at in a private window goes with its tab: no inspector shows it afterwards. */
export async function forgetPrivateTarget(tabId: number): Promise<void> {
  const target = await inspectTarget.getValue();
  if (target?.isPrivate && target.tabId === tabId) await browser.storage.session.remove(KEY);
}

async function read<T>(key: string): Promise<T | null> {
  const { [key]: value } = await browser.storage.session.get(key);
  return (value as T | undefined) ?? null;
}

function watch<T>(key: string, changed: (value: T | null) => void): () => void {
  const hear = (changes: Record<string, { newValue?: unknown }>) => {
    const change = changes[key];
    if (change) changed((change.newValue as T | undefined) ?? null);
  };
  browser.storage.session.onChanged.addListener(hear);
  return () => browser.storage.session.onChanged.removeListener(hear);
}

interface FirefoxSidebar {
  readonly sidebarAction?: { open(): Promise<void> };
}

/** Asks inspectors that are open already to come into view. */
interface ShowMessage {
  readonly showInspector: true;
}

/** In an inspector: comes into view when it is asked to, as a tab; a panel is in view already. */
export function showWhenAsked(): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    const asked = typeof message === 'object' && message !== null && 'showInspector' in message;
    if (!asked || !isFromUs(sender)) return;
    void show().then(respond, () => respond(false));
    return true;
  });
}

async function show(): Promise<boolean> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id === undefined) return !document.hidden;
  await browser.tabs.update(tab.id, { active: true });
  return true;
}

/**
 * Opens the inspector beside the page: Chrome's side panel, Firefox's sidebar. Call it in the very turn of the
 * person's click, for browsers open panels for nothing else; where they refuse (Firefox, after a click in a page),
 * one that is open already does, else a tab.
 */
export async function openPanel(tabId: number): Promise<void> {
  try {
    const { sidebarAction } = browser as FirefoxSidebar;
    if (sidebarAction) await sidebarAction.open();
    else await browser.sidePanel.open({ tabId });
  } catch {
    const ask: ShowMessage = { showInspector: true };
    if (await browser.runtime.sendMessage(ask).catch(() => false)) return;
    await browser.tabs.create({ url: browser.runtime.getURL('/inspector.html') });
  }
}
