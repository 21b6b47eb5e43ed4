import { type Rect, shared } from './place.ts';

/** What lies over a labelled video where the person wants more than a label. */
export interface VeilView {
  readonly kind: 'dim' | 'cover';
  /** What lifts it, already translated. */
  readonly showLabel: string;
}

/**
 * A sheet over a video, inside its badge's host: it dims the picture until the badge is pointed at, or covers it until
 * the person lifts it. The page's video plays on beneath: nothing of the page is touched. Why it lies there is told by
 * the badge; where there is no room for that, by the sheet itself.
 */
export function createVeil(doc: Document, lift: () => void) {
  const sheet = doc.createElement('div');
  const button = doc.createElement('button');
  button.className = 'look';
  sheet.append(button);
  button.addEventListener('click', (event) => {
    if (event.isTrusted) lift();
  });
  let drawn = '';
  return {
    sheet,
    /** `words` are the badge's own: who hears the button first hears them with it. Drawn by the style sheet, as its `notes` are. */
    render(view: VeilView | null, words: string) {
      sheet.hidden = !view;
      sheet.className = view ? `veil ${view.kind}` : '';
      sheet.dataset.why = words;
      button.setAttribute('aria-description', words);
      button.textContent = view?.showLabel ?? '';
    },
    /** In CSS px from the host's corner; null where the video cannot be seen. */
    fit(at: Rect | null) {
      const css = at
        ? `visibility:visible;left:${at.left}px;top:${at.top}px;width:${at.right - at.left}px;height:${at.bottom - at.top}px`
        : 'visibility:hidden';
      if (css !== drawn) sheet.style.cssText = drawn = css;
    },
  };
}

/** The part of a video that can be seen in the window, without what `covered` finds over its upper and lower edge. */
export function veiledPart(
  video: Rect,
  view: Rect,
  covered: (x: number, y: number) => Rect | null,
): Rect | null {
  const { left, right, ...seen } = shared(video, view);
  let { top, bottom } = seen;
  const x = (left + right) / 2;
  if (right <= left || bottom <= top || covered(x, (top + bottom) / 2)) return null;
  // Sticky headers and bars of the site stay above the veil, as they stay above the video.
  top = Math.max(top, covered(x, top + 1)?.bottom ?? top);
  bottom = Math.min(bottom, covered(x, bottom - 1)?.top ?? bottom);
  return bottom > top ? { left, top, right, bottom } : null;
}
