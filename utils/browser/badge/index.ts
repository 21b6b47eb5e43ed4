import { covers, homeOf, isSeen } from './home.ts';
import { type BadgeView, createPill } from './pill.ts';
import { type PillSizes, type Place, placeBadge, type Rect, type Spot } from './place.ts';
import { veiledPart } from './veil.ts';

export type { BadgeView } from './pill.ts';

/** A page that keeps removing badges wins after this many times: fighting it would only cost the person. */
const MOST_RETURNS = 20;
/** How long positions are followed frame by frame after the last scroll, and how often otherwise. */
const FOLLOW_MS = 250;
const REST_MS = 400;
/** Hit tests are the dearest part: what lies over a badge is looked for no more often than this. */
const COVER_MS = 150;

interface Badge {
  readonly pill: ReturnType<typeof createPill>;
  place: Place;
  veiled: boolean;
  sizes: PillSizes;
  home: Element | ShadowRoot | null;
  /** Where it was moved last, and whether it was shown there. */
  at: { x: number; y: number };
  shown: boolean | null;
  covered: boolean;
  /** Where a bar of the page ends that lies over the video's upper edge, such as a sticky header. */
  top: number;
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
  onLift,
}: {
  readonly doc: Document;
  readonly onInspect: (video: HTMLVideoElement, correct: boolean) => void;
  /** The person wants to see what is covered. */
  readonly onLift: (video: HTMLVideoElement) => void;
}) {
  const badges = new Map<HTMLVideoElement, Badge>();
  const stop = new AbortController();
  const { signal } = stop;
  let followUntil = 0;
  let homesFoundAt = 0;
  let coversFoundAt = 0;
  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const follow = () => {
    // Most of what a page shows has no badge, and each turn of a wheel ends here.
    if (badges.size === 0) return;
    followUntil = performance.now() + FOLLOW_MS;
    frame ||= requestAnimationFrame(tick);
  };
  for (const type of ['scroll', 'resize', 'transitionend'])
    window.addEventListener(type, follow, { capture: true, signal });
  const rehouse = () => {
    homesFoundAt = 0;
    follow();
  };
  for (const type of ['fullscreenchange', 'toggle'])
    window.addEventListener(type, rehouse, { capture: true, signal });

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
    goHome();
    const view = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const now = performance.now();
    const test = now - coversFoundAt >= COVER_MS;
    if (test) coversFoundAt = now;
    const moves = [...badges].map(([video, badge]) => {
      const { pill, place, sizes, home, at } = badge;
      const box = video.getBoundingClientRect();
      const look = home && isSeen(video);
      const again = look && (test || badge.shown === null);
      if (again) badge.top = barOver(video, badge, box);
      const free = look && placeBadge(box, { ...view, top: badge.top }, place, sizes);
      if (free && again) badge.covered = isCovered(video, badge, free);
      const spot = badge.covered ? null : free || null;
      // A box that is transformed, or a transformed page, is what "fixed" counts from.
      const { left, top } = pill.host.getBoundingClientRect();
      const lies =
        badge.veiled &&
        home &&
        veiledPart(box, view, (x, y) => over(video, badge, x, y)?.getBoundingClientRect() ?? null);
      const from = spot ?? { x: left, y: top };
      const veil = lies
        ? {
            left: lies.left - from.x,
            right: lies.right - from.x,
            top: lies.top - from.y,
            bottom: lies.bottom - from.y,
          }
        : null;
      const to = spot
        ? { x: Math.round(spot.x - left + at.x), y: Math.round(spot.y - top + at.y) }
        : at;
      return { badge, spot, veil, to };
    });
    for (const { badge, spot, veil, to } of moves) {
      const shown = spot !== null;
      badge.pill.veil(veil);
      if (spot) badge.pill.fit(spot, badge.place.corner.endsWith('right'));
      if (to.x !== badge.at.x || to.y !== badge.at.y) badge.pill.move(to.x, to.y);
      if (shown !== badge.shown) badge.pill.show(shown);
      Object.assign(badge, { at: to, shown });
    }
  }

  /** Puts badges where they can be seen: what moves them is looked for now and then, what removed them always. */
  function goHome() {
    const now = performance.now();
    const search = now - homesFoundAt >= REST_MS;
    if (search) homesFoundAt = now;
    for (const [video, badge] of badges) {
      const { host } = badge.pill;
      const home = search || !badge.home ? homeOf(video) : badge.home;
      const wasTaken = host.parentNode !== badge.home;
      if (home && host.parentNode !== home && !(wasTaken && badge.returns++ >= MOST_RETURNS)) {
        home.append(host);
        // Its style sheet is read anew there, without the position written into it.
        Object.assign(badge, { at: { x: 0, y: 0 }, shown: null });
      }
      badge.home = home;
    }
  }

  function isCovered(video: HTMLVideoElement, badge: Badge, at: Spot) {
    const x = at.x + Math.min(at.width / 2, 40);
    return over(video, badge, x, at.y + badge.sizes.height / 2) !== null;
  }

  function barOver(video: HTMLVideoElement, badge: Badge, box: Rect): number {
    const { left, right, top } = box;
    let bottom = 0;
    // Asking costs, and of many videos few begin where a bar could lie.
    if (box.bottom < 0 || top > innerHeight / 4) return bottom;
    let at = over(video, badge, (left + right) / 2, Math.max(top, 0) + 1);
    // Its tabs and words are smaller than the bar that they lie in.
    for (; at && !at.contains(video); at = at.parentElement) {
      const bar = at.getBoundingClientRect();
      if (bar.left <= left && bar.right >= right && bar.bottom < innerHeight / 2)
        bottom = Math.max(bottom, bar.bottom);
    }
    return bottom;
  }

  /** What lies over the video at a point of it. */
  function over(video: HTMLVideoElement, { pill }: Badge, x: number, y: number): Element | null {
    const hit = doc.elementsFromPoint(x, y).find((one) => !pill.owns(one) && isSeen(one));
    return hit && covers(hit, video) ? hit : null;
  }

  function remove(video: HTMLVideoElement) {
    badges.get(video)?.pill.host.remove();
    badges.delete(video);
  }

  return {
    show(video: HTMLVideoElement, view: BadgeView, place: Place) {
      let badge = badges.get(video);
      if (!badge) {
        const pill = createPill(
          doc,
          (correct) => onInspect(video, correct),
          () => onLift(video),
        );
        const home = homeOf(video);
        (home ?? doc.documentElement).append(pill.host);
        badge = {
          pill,
          place,
          veiled: false,
          home,
          sizes: { full: 0, short: 0, height: 0 },
          at: { x: 0, y: 0 },
          shown: null,
          covered: false,
          top: 0,
          returns: 0,
        };
        badges.set(video, badge);
      }
      Object.assign(badge, { place, veiled: view.veil !== null });
      if (badge.pill.render(view)) {
        badge.sizes = badge.pill.sizes();
        update();
      }
      follow();
    },
    remove,
    /** Whether the video is out of view with its veil still on: it must not be seen without when it comes back. */
    isVeiled: (video: HTMLVideoElement) => badges.get(video)?.veiled ?? false,
    /** Lets the keyboard into a badge; false as long as there is none to be seen. */
    focus: (video: HTMLVideoElement) => badges.get(video)?.pill.focus() ?? false,
    destroy() {
      stop.abort();
      cancelAnimationFrame(frame);
      clearTimeout(rest);
      for (const video of badges.keys()) remove(video);
    },
  };
}
