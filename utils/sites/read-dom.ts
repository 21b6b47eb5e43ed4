import type { PlatformLabel } from './site.ts';

/** `closest`, also out of open shadow roots: the ancestor in the page that a video belongs to. */
export function closest(from: Element, selector: string): Element | null {
  for (let at: Element | null = from; at; at = hostOf(at)) {
    const found = at.closest(selector);
    if (found) return found;
  }
  return null;
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
}

/** The words of an element, spaces joined, cut to what a message may carry; undefined where there are none. */
export function wordsOf(element: Element | null | undefined): string | undefined {
  const words = element?.textContent?.replace(/\s+/g, ' ').trim();
  return words ? words.slice(0, 5_000) : undefined;
}

/** The words of the first element in a box that fits. */
export function wordsIn(box: ParentNode | null | undefined, selector: string): string | undefined {
  return wordsOf(box?.querySelector(selector));
}

/** The first group of `pattern` in the address that an element links to. */
export function fromLink(link: Element | null | undefined, pattern: RegExp): string | undefined {
  return pattern.exec(link?.getAttribute('href') ?? '')?.[1];
}

/** The same of the first link in a box that fits. */
export function fromLinks(box: Element | null, pattern: RegExp): string | undefined {
  for (const link of box?.querySelectorAll('a[href]') ?? []) {
    const found = fromLink(link, pattern);
    if (found) return found;
  }
  return undefined;
}

/** The direct address that a video plays, or undefined for `blob:` and none. */
export function directSource(video: Element): string | undefined {
  const source = video.getAttribute('src') ?? video.querySelector('source')?.getAttribute('src');
  if (!source) return undefined;
  const full = URL.parse(source, video.ownerDocument.baseURI);
  return full && /^https?:$/.test(full.protocol) ? full.href : undefined;
}

/** A label read off the page: what is seen there is all that is known. */
export function seen(
  says: PlatformLabel['says'],
  source: PlatformLabel['source'],
  raw: string | undefined,
): PlatformLabel {
  return { says, source, via: 'dom', raw: (raw ?? '').slice(0, 300) };
}

/**
 * The largest box around a video that holds no other: its post, on pages whose names for a post are hashed.
 * The whole page where there is but one video.
 */
export function ownBox(video: Element): Element {
  let box = video;
  for (let up = parentOf(box); up && !hasOther(up, video); up = parentOf(box)) box = up;
  return box;
}

function parentOf(element: Element): Element | null {
  return element.parentElement ?? hostOf(element);
}

function hasOther(box: Element, video: Element): boolean {
  const inside = box.getElementsByTagName('video');
  return inside.length > 1 || (inside.length === 1 && inside[0] !== video);
}

/** The id in a page's own address, or in a query parameter. */
export function fromPage(page: URL, pattern: RegExp): string | undefined {
  return pattern.exec(page.pathname + page.search)?.[1];
}
