import { ICON_BOX, LEVEL_ICONS } from '@/components/level-icons.ts';
import type { Level } from '@/utils/verdict/fuse.ts';
import type { PillSizes, Spot } from './place.ts';
import { STYLE } from './style.ts';

/** What a badge says, already translated. */
export interface BadgeView {
  readonly level: Level;
  /** The level in one or two words. */
  readonly title: string;
  /** The strongest reason, short. */
  readonly reason: string;
  /** What the level means, in one sentence. */
  readonly meaning: string;
  /** All reasons, strongest first. */
  readonly reasons: readonly string[];
  readonly inspectLabel: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

/** Room that a card needs, in CSS px. */
const CARD = { width: 300, height: 270 };
const SVG = 'http://www.w3.org/2000/svg';
/**
 * One badge: a host with a closed shadow root, a pill that says level and reason, and a card that hover and focus
 * open. `render` changes it in place. Clicks count only when a person made them.
 */
export function createPill(doc: Document, inspect: () => void) {
  const host = doc.createElement('second-look-badge');
  const shadow = host.attachShadow({ mode: 'closed' });
  const style = doc.createElement('style');
  style.textContent = STYLE;
  const badge = element('div', 'badge');
  const pill = element('button', 'pill');
  const icon = doc.createElementNS(SVG, 'svg');
  const path = doc.createElementNS(SVG, 'path');
  const level = element('span', 'level');
  const why = element('span', 'why');
  const more = element('div', 'more');
  const meaning = element('p', '');
  const list = element('ul', '');
  const look = element('button', 'look');

  icon.setAttribute('viewBox', `0 0 ${ICON_BOX} ${ICON_BOX}`);
  icon.setAttribute('aria-hidden', 'true');
  path.setAttribute('fill-rule', 'evenodd');
  icon.append(path);
  pill.append(icon, level, why);
  more.append(meaning, list, look);
  badge.append(pill, more);
  shadow.append(style, badge);
  // A click on a badge is not a click on the site's player beneath it.
  for (const type of [
    'click',
    'pointerdown',
    'pointerup',
    'mousedown',
    'mouseup',
    'dblclick',
    'keydown',
  ])
    host.addEventListener(type, (event) => event.stopPropagation());
  host.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && shadow.activeElement instanceof HTMLElement)
      shadow.activeElement.blur();
  });
  for (const button of [pill, look])
    button.addEventListener('click', (event) => {
      if (event.isTrusted) inspect();
    });

  function element<K extends keyof HTMLElementTagNameMap>(tag: K, name: string) {
    const made = doc.createElement(tag);
    if (name) made.className = name;
    return made;
  }

  const setHost = (property: string, value: string) => {
    const [rule] = style.sheet?.cssRules ?? [];
    if (rule instanceof CSSStyleRule) rule.style.setProperty(property, value, 'important');
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
      badge.dir = view.dir;
      badge.lang = view.lang;
      path.setAttribute('d', LEVEL_ICONS[view.level]);
      level.textContent = view.title;
      why.textContent = view.reason;
      why.hidden = !view.reason;
      pill.setAttribute('aria-label', [view.title, view.reason].filter(Boolean).join(' · '));
      meaning.textContent = view.meaning;
      list.replaceChildren(
        ...view.reasons.map((text) =>
          Object.assign(doc.createElement('li'), { textContent: text }),
        ),
      );
      look.textContent = view.inspectLabel;
      return true;
    },
    /** Measured twice, so that following the video costs no layout: with its reason, and shrunk to the level. */
    sizes(): PillSizes {
      fitted = '';
      badge.classList.remove('short');
      badge.style.maxWidth = '';
      // Up to whole pixels: one too few costs the last letters.
      const width = () => Math.ceil(pill.getBoundingClientRect().width);
      const full = width();
      badge.classList.add('short');
      return { full, short: width(), height: pill.offsetHeight };
    },
    /** Takes the room that there is, and lets the card open to where there is more of it. */
    fit({ x, y, width, short }: Spot) {
      const above = y > innerHeight - CARD.height && y > CARD.height;
      const leftwards = x + CARD.width > innerWidth;
      const key = `${width} ${short} ${above} ${leftwards}`;
      if (key === fitted) return;
      fitted = key;
      badge.style.maxWidth = `${width}px`;
      badge.classList.toggle('short', short);
      badge.classList.toggle('above', above);
      badge.classList.toggle('leftwards', leftwards);
    },
    move(x: number, y: number) {
      setHost('transform', `translate(${x}px, ${y}px)`);
    },
    show(on: boolean) {
      setHost('visibility', on ? 'visible' : 'hidden');
    },
    /** Whether a hit test at one of its points finds the badge itself. */
    owns: (node: Element | null) => node === host,
  };
}
