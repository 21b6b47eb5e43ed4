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

/** The first group of `pattern` in the address that an element links to. */
export function fromLink(link: Element | null | undefined, pattern: RegExp): string | undefined {
  return pattern.exec(link?.getAttribute('href') ?? '')?.[1];
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
