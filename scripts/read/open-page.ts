import { Window } from 'happy-dom';
import type { Site } from '@/utils/sites/site.ts';

/** A saved page, opened without running or loading anything. `close` frees it. */
export interface OpenPage {
  readonly document: Document;
  readonly page: URL;
  /** Its players, those in open shadow roots included, in document order. */
  readonly videos: readonly Element[];
  close(): void;
}

/** Opens a saved page under the given address, else under the one that it names itself, else under its site's. */
export function openPage(html: string, site: Site, given: URL | null): OpenPage {
  const home = homeOf(site);
  const window = new Window({
    url: (given ?? home).href,
    settings: { disableJavaScriptFileLoading: true, disableCSSFileLoading: true },
  });
  const document = window.document as unknown as Document;
  document.documentElement.innerHTML = html;
  attachShadowRoots(document);
  const page = given ?? canonical(document, site) ?? home;
  window.happyDOM.setURL(page.href);
  return {
    document,
    page,
    videos: [...playersIn(document)],
    close: () => void window.happyDOM.abort(),
  };
}

export const homeOf = (site: Site) => new URL(`https://${site.hosts[0] ?? 'example.com'}/`);

/** The address that a saved page gives for itself, if it is one of this site. */
function canonical(document: Document, { hosts }: Site): URL | null {
  const link = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  const meta = document.querySelector('meta[property="og:url"]')?.getAttribute('content');
  const found = URL.parse(link ?? meta ?? '');
  const isOwn = hosts.some((host) => found?.hostname.endsWith(host.replace(/^www\./, '')));
  return isOwn || hosts.length === 0 ? found : null;
}

/** Browsers save an open shadow root as a template in its host; only their parser makes it one again. */
function attachShadowRoots(from: ParentNode) {
  for (const template of from.querySelectorAll('template[shadowrootmode="open"]')) {
    const root = template.parentElement?.attachShadow({ mode: 'open', serializable: true });
    if (!root) continue;
    root.append((template as HTMLTemplateElement).content);
    template.remove();
    attachShadowRoots(root);
  }
}

/** Reddit's player counts itself where its shadow root was not saved: its attributes say enough. */
function* playersIn(from: ParentNode): Generator<Element> {
  for (const element of from.querySelectorAll('*')) {
    const inside = element.shadowRoot ? [...playersIn(element.shadowRoot)] : [];
    const isPlayer = /^shreddit-player/.test(element.localName) && !element.querySelector('video');
    if (element.localName === 'video' || (isPlayer && inside.length === 0)) yield element;
    yield* inside;
  }
}
