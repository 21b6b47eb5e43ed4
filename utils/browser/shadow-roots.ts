interface ChromeDom {
  readonly dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
}

/** The shadow root of an element, closed ones included: content scripts may ask (Chrome: `chrome.dom`, Firefox: the element). */
export function openOrClosedRoot(host: Element): ShadowRoot | null {
  if (host.shadowRoot) return host.shadowRoot;
  const { openOrClosedShadowRoot } = host as Element & {
    openOrClosedShadowRoot?: ShadowRoot | null;
  };
  if (openOrClosedShadowRoot !== undefined) return openOrClosedShadowRoot;
  try {
    const { dom } = (globalThis as { chrome?: ChromeDom }).chrome ?? {};
    return dom?.openOrClosedShadowRoot(host) ?? null;
  } catch {
    return null;
  }
}

/** Larger subtrees are whole pages: those are walked once, when the document is ready. */
const MOST = 20_000;

/** Custom elements in a subtree, and whatever else has an open root: the hosts that no script announces. */
export function* shadowHosts(root: Element): Generator<Element> {
  const all = root.getElementsByTagName('*');
  const end = Math.min(all.length, MOST);
  if (isHost(root)) yield root;
  for (let i = 0; i < end; i++) {
    const element = all[i];
    if (element && isHost(element)) yield element;
  }
}

const isHost = (element: Element) => element.localName.includes('-') || element.shadowRoot !== null;
