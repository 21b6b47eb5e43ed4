/** Our own element in a page, which holds one badge with its card and veil. */
export const BADGE = 'second-look-badge';

/** An element and all that it lies in, out of shadow roots too: the nodes that decide what is drawn above it. */
export function* ancestors(from: Node): Generator<Element | ShadowRoot> {
  for (let at: Node | null = from.parentNode; at; at = at.parentNode ?? hostOf(at))
    if (at instanceof Element || at instanceof ShadowRoot) yield at;
}

const hostOf = (node: Node) => (node instanceof ShadowRoot ? node.host : null);

/** Drawn above everything else, and all outside of it is inert: full screen, modal dialogs, popovers. */
const TOP_LAYER = ':fullscreen, :modal, :popover-open';

/**
 * Where a video's badge lives: in the document, or in the nearest box of the browser's top layer that the video
 * lies in, because nothing outside is drawn above that. Null where the badge could not be seen: a bare video in
 * full screen holds nothing, and beside a full-screen element nothing is drawn.
 */
export function homeOf(video: HTMLVideoElement): Element | ShadowRoot | null {
  const doc = video.ownerDocument;
  if (video.matches(TOP_LAYER)) return null;
  let inside: ShadowRoot | null = null;
  for (const at of ancestors(video)) {
    // What a host's own children are is drawn only where its shadow root lets them.
    if (at instanceof ShadowRoot) inside = at;
    else {
      if (at.matches(TOP_LAYER)) return inside?.host === at ? inside : at;
      inside = null;
    }
  }
  return doc.fullscreenElement ? null : doc.documentElement;
}

/** Slides lie over each other, and all but one of them are see-through or hidden. */
export const isSeen = (element: Element): boolean =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

/**
 * Whether `hit`, the topmost thing where a badge goes, lies over the video: a dialog, a sticky header. What the
 * video lies in does not count, nor do the layers of its own player: controls, a poster, a click catcher.
 */
export function covers(hit: Element | undefined, video: HTMLVideoElement): boolean {
  if (!hit || hit === video) return false;
  const around = [...ancestors(video)].filter((at) => at instanceof Element);
  if (around.includes(hit)) return false;
  // Another video there is the one that a person sees, unless it shows nothing: players keep empty ones for advertisements.
  if (hit instanceof HTMLVideoElement && (hit.readyState > 0 || hit.poster)) return true;
  const shared = around.slice(0, 8).find((box) => box.contains(hit));
  if (!shared) return true;
  const [layer, picture] = [hit.getBoundingClientRect(), video.getBoundingClientRect()];
  // A short page is no player, however small it is: there only what lies on the picture belongs to it.
  const box = shared.contains(video.ownerDocument.body) ? layer : shared.getBoundingClientRect();
  const fits = layer.left >= picture.left - 2 && layer.right <= picture.right + 2;
  return area(box) >= 2.5 * area(picture) || (box === layer && !fits);
}

const area = ({ width, height }: DOMRect) => width * height;
