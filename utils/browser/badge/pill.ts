import { ICON_BOX, LEVEL_ICONS } from '@/components/level-icons.ts';
import type { Level } from '@/utils/verdict/fuse.ts';
import CARD_STYLE from './card.css?inline';
import { BADGE } from './home.ts';
import type { PillSizes, Spot } from './place.ts';
import PREFERENCES from './preferences.css?inline';
import STYLE from './style.css?inline';
import { createVeil, type VeilView } from './veil.ts';

/** What a badge says, already translated. */
export interface BadgeView {
  readonly level: Level;
  /** The level in one or two words. */
  readonly title: string;
  /** The strongest reason, short. */
  readonly reason: string;
  /** What stands in the reason's place where there is none; private like `notes`. */
  readonly aside: string;
  /** What the level means, in one sentence. */
  readonly meaning: string;
  /** All reasons, strongest first. */
  readonly reasons: readonly string[];
  /**
   * What stands beside the label without being a reason: the person's own words, and about the account. Drawn by the
   * style sheet, because a page can search all text on the screen by `find()`, in closed shadow roots too.
   */
  readonly notes: readonly string[];
  readonly inspectLabel: string;
  readonly size: 'small' | 'normal' | 'large';
  /** What lies over the video besides, where the person wants that. */
  readonly veil: VeilView | null;
  readonly wrongLabel: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

/** Room that a card needs, in CSS px. */
const CARD = { width: 300, height: 320 };
const SVG = 'http://www.w3.org/2000/svg';
/**
 * One badge: a host with a closed shadow root, a pill that says level and reason, and a card that hover and focus
 * open. `render` changes it in place. Clicks count only when a person made them.
 */
export function createPill(doc: Document, inspect: (correct: boolean) => void, lift: () => void) {
  const host = doc.createElement(BADGE);
  const shadow = host.attachShadow({ mode: 'closed' });
  const style = doc.createElement('style');
  style.textContent = STYLE + CARD_STYLE + PREFERENCES;
  const badge = element('div', 'badge');
  const pill = element('button', 'pill');
  const icon = doc.createElementNS(SVG, 'svg');
  const path = doc.createElementNS(SVG, 'path');
  const level = element('span', 'level');
  const why = element('span', 'why');
  const more = element('div', 'more');
  const meaning = element('p', '');
  const list = element('ul', '');
  const notes = element('div', 'notes');
  const look = element('button', 'look');
  const wrong = element('button', 'wrong');

  icon.setAttribute('viewBox', `0 0 ${ICON_BOX} ${ICON_BOX}`);
  icon.setAttribute('aria-hidden', 'true');
  path.setAttribute('fill-rule', 'evenodd');
  icon.append(path);
  why.dir = 'auto';
  pill.append(icon, level, why);
  more.append(meaning, list, notes, look, wrong);
  badge.append(pill, more);
  const veil = createVeil(doc, lift);
  shadow.append(style, veil.sheet, badge);
  // A click on a badge is not a click on the site's player beneath it.
  for (const type of ['click', 'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'dblclick'])
    host.addEventListener(type, (event) => event.stopPropagation());
  host.addEventListener('keydown', (event) => {
    const { key } = event;
    // All others are the site's: with them a person goes on to the next post.
    if (['Enter', ' ', 'Escape'].includes(key)) event.stopPropagation();
    if (key === 'Escape' && shadow.activeElement instanceof HTMLElement)
      shadow.activeElement.blur();
  });
  for (const button of [pill, look, wrong])
    button.addEventListener('click', (event) => {
      if (event.isTrusted) inspect(button === wrong);
    });

  function element<K extends keyof HTMLElementTagNameMap>(tag: K, name: string) {
    const made = doc.createElement(tag);
    made.className = name;
    return made;
  }

  const setHost = (property: string, value: string) => {
    const own = (style.sheet?.cssRules[0] as CSSStyleRule | undefined)?.style;
    own?.setProperty(property, value, 'important');
    // A page's own zoom ends here: places are counted in px of the window.
    const zoom = host.parentElement?.currentCSSZoom ?? 1;
    own?.setProperty('zoom', `${1 / zoom}`, 'important');
  };

  let rendered = '';
  let fitted = '';
  return {
    host,
    /** @returns whether anything changed */
    render(view: BadgeView): boolean {
      const key = JSON.stringify(view);
      if (key === rendered) return false;
      rendered = key;
      badge.dataset.level = view.level;
      badge.dataset.size = view.size;
      badge.dir = view.dir;
      badge.lang = view.lang;
      path.setAttribute('d', LEVEL_ICONS[view.level]);
      level.textContent = view.title;
      why.textContent = view.reason;
      why.dataset.aside = view.aside;
      why.hidden = !view.reason && !view.aside;
      const words = [view.title, view.reason, view.aside].filter(Boolean).join(' · ');
      pill.setAttribute('aria-label', words);
      veil.render(view.veil, words);
      meaning.textContent = view.meaning;
      list.replaceChildren(
        ...view.reasons.map((text) =>
          Object.assign(doc.createElement('li'), { textContent: text }),
        ),
      );
      notes.replaceChildren(
        ...view.notes.map((text) => {
          const note = doc.createElement('p');
          note.dataset.aside = text;
          return note;
        }),
      );
      look.textContent = view.inspectLabel;
      wrong.textContent = view.wrongLabel;
      return true;
    },
    /** Measured twice, so that following the video costs no layout: with its reason, and shrunk to the level. */
    sizes(): PillSizes {
      fitted = '';
      badge.classList.remove('short');
      badge.style.maxWidth = '';
      // A whole pixel more, which rounding may have cut: one too few costs the last letters.
      const width = () => pill.offsetWidth + 1;
      const full = width();
      badge.classList.add('short');
      return { full, short: width(), height: pill.offsetHeight };
    },
    /** Takes the room that there is, and lets the card open to where there is more of it: over the video, if it can. */
    fit({ x, y, width, short }: Spot, fromRight = false) {
      const above = y > innerHeight - CARD.height && y > CARD.height;
      const leftwards = fromRight ? x + width > CARD.width : x + CARD.width > innerWidth;
      const key = `${width} ${short} ${above} ${leftwards}`;
      if (key === fitted) return;
      fitted = key;
      badge.style.maxWidth = `${width}px`;
      badge.classList.toggle('short', short);
      badge.classList.toggle('above', above);
      badge.classList.toggle('leftwards', leftwards);
    },
    /** Lets the keyboard in; false where the badge cannot be seen. */
    focus(): boolean {
      pill.focus({ preventScroll: true });
      return shadow.activeElement === pill;
    },
    /** Where its veil lies, from the host's own corner. */
    veil: veil.fit,
    move(x: number, y: number) {
      setHost('transform', `translate(${x}px, ${y}px)`);
    },
    show(on: boolean) {
      setHost('visibility', on ? 'visible' : 'hidden');
      veil.sheet.dataset.alone = `${!on}`;
    },
    /** Whether a hit test at one of its points finds the badge itself. */
    owns: (node: Element | null) => node === host,
  };
}
