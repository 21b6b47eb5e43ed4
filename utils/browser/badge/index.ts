import type { BadgePlace } from '@/utils/sites/site.ts';
import { type BadgeView, createPill } from './pill.ts';
import { type PillSizes, placeBadge, type Spot } from './place.ts';

export type { BadgeView } from './pill.ts';

/** A page that keeps removing badges wins after this many times: fighting it would only cost the person. */
const MOST_RETURNS = 20;
/** How long positions are followed frame by frame after the last scroll, and how often otherwise. */
const FOLLOW_MS = 250;
const REST_MS = 400;

interface Badge {
  readonly pill: ReturnType<typeof createPill>;
  place: BadgePlace;
  sizes: PillSizes;
  at: string;
  returns: number;
}

/**
 * Draws badges over videos, as fixed boxes of their own outside the page's structure, so that feeds can reuse their
 * nodes. Positions are followed while the page scrolls and looked at a few times a second otherwise; only videos
 * with a badge cost anything.
 */
export function createBadges({
  doc,
  onInspect,
}: {
  readonly doc: Document;
  readonly onInspect: (video: HTMLVideoElement) => void;
}) {
  const badges = new Map<HTMLVideoElement, Badge>();
  const stop = new AbortController();
  const { signal } = stop;
  let followUntil = 0;
  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const follow = () => {
    followUntil = performance.now() + FOLLOW_MS;
    if (!frame && badges.size > 0) frame = requestAnimationFrame(tick);
  };
  for (const type of ['scroll', 'resize', 'fullscreenchange', 'transitionend'])
    window.addEventListener(type, follow, { capture: true, passive: true, signal });

  function tick() {
    frame = 0;
    clearTimeout(rest);
    if (badges.size === 0) return;
    update();
    if (performance.now() < followUntil) frame = requestAnimationFrame(tick);
    else rest = setTimeout(tick, REST_MS);
  }

  /** All reads first, then all writes: a page is laid out once. */
  function update() {
    const view = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const home = homeOf(doc);
    const moves = [...badges].map(([video, badge]) => {
      const rect = video.getBoundingClientRect();
      const usable = home !== null && (home === doc.documentElement || home.contains(video));
      const at = usable ? placeBadge(rect, view, badge.place, badge.sizes) : null;
      return [badge, at && !isCovered(video, badge, at) ? at : null] as const;
    });
    for (const [badge, at] of moves) {
      const { pill } = badge;
      const key = at ? `${at.x} ${at.y} ${at.width}` : '';
      if (home && pill.host.parentNode !== home && badge.returns++ < MOST_RETURNS) {
        home.append(pill.host);
        // Its style sheet is read anew there, without the position written into it.
        badge.at = 'new';
      }
      if (key === badge.at) continue;
      badge.at = key;
      pill.show(at !== null);
      if (at) pill.move(at);
    }
  }

  /** Something lies over the video where the badge goes: a dialog, a sticky header. The site's own player layers do not count. */
  function isCovered(video: HTMLVideoElement, { pill, sizes }: Badge, at: Spot) {
    const root = video.getRootNode() as Document | ShadowRoot;
    const x = at.x + Math.min(at.width / 2, 40);
    const hit = doc.elementsFromPoint(x, at.y + sizes.height / 2).find((e) => !pill.owns(e));
    if (
      !hit ||
      hit === video ||
      hit.contains(video) ||
      hit.contains((root as ShadowRoot).host ?? video)
    )
      return false;
    return !shareBox(hit, video);
  }

  function remove(video: HTMLVideoElement) {
    badges.get(video)?.pill.host.remove();
    badges.delete(video);
  }

  return {
    show(video: HTMLVideoElement, view: BadgeView, place: BadgePlace) {
      let badge = badges.get(video);
      if (!badge) {
        const pill = createPill(doc, () => onInspect(video));
        badge = { pill, place, sizes: { full: 0, short: 0, height: 0 }, at: 'new', returns: 0 };
        badges.set(video, badge);
        (homeOf(doc) ?? doc.documentElement).append(pill.host);
      }
      badge.place = place;
      if (badge.pill.render(view)) {
        badge.sizes = badge.pill.sizes();
        badge.at = 'new';
        update();
      }
      follow();
    },
    remove,
    destroy() {
      stop.abort();
      cancelAnimationFrame(frame);
      clearTimeout(rest);
      for (const video of [...badges.keys()]) remove(video);
    },
  };
}

/** Where badges live: in full screen nothing outside the full-screen element is drawn, and a bare video holds nothing. */
function homeOf(doc: Document): Element | null {
  const full = doc.fullscreenElement;
  if (!full) return doc.documentElement;
  return full instanceof HTMLVideoElement || full instanceof HTMLIFrameElement ? null : full;
}

/** A layer of about the video's own size in the video's own player: controls, a poster, a click catcher. */
function shareBox(layer: Element, video: HTMLVideoElement): boolean {
  for (
    let box: Element | null = video.parentElement, i = 0;
    box && i < 8;
    box = box.parentElement, i++
  ) {
    if (!box.contains(layer)) continue;
    const [a, b] = [box.getBoundingClientRect(), video.getBoundingClientRect()];
    return a.width * a.height < 2.5 * b.width * b.height;
  }
  return false;
}
