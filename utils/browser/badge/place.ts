import type { BadgePlace } from '@/utils/sites/site.ts';

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What two boxes have in common; upside down where that is nothing. */
export const shared = (one: Rect, other: Rect): Rect => ({
  left: Math.max(one.left, other.left),
  top: Math.max(one.top, other.top),
  right: Math.min(one.right, other.right),
  bottom: Math.min(one.bottom, other.bottom),
});

/** A site's place, or the corner that the person chose instead. */
export interface Place extends Omit<BadgePlace, 'corner'> {
  readonly corner: BadgePlace['corner'] | 'bottom-left' | 'bottom-right';
}

/** Above the browser's own controls. */
const BOTTOM = 52;

export const chosenPlace = (site: BadgePlace, corner: 'site' | Place['corner']): Place =>
  corner === 'site'
    ? site
    : { corner, dx: site.dx, dy: corner.startsWith('bottom') ? BOTTOM : site.dy };

/** Widths and the height of a badge in CSS px: with its reason, and shrunk to icon and level. */
export interface PillSizes {
  readonly full: number;
  readonly short: number;
  readonly height: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly short: boolean;
}

/** Videos smaller than this (CSS px) have no room for a badge. */
const MIN_WIDTH = 120;
const MIN_HEIGHT = 100;
/** A reason that is cut to less than this says nothing. */
const MIN_REASON = 110;

/**
 * Where a badge goes, in CSS px of the viewport: in the site's corner of the visible part of the video, so that it
 * stays readable while the video is cut by the window's edge. Where its reason does not fit it is cut, then left
 * out. Null where there is no room.
 */
export function placeBadge(video: Rect, view: Rect, place: Place, sizes: PillSizes): Spot | null {
  if (video.right - video.left < MIN_WIDTH || video.bottom - video.top < MIN_HEIGHT) return null;
  const { left, right, top, bottom } = shared(video, view);
  const room = Math.floor(right - left - 2 * place.dx);
  if (room < sizes.short || bottom - top < sizes.height + place.dy) return null;
  const short = room < Math.min(sizes.full, sizes.short + MIN_REASON);
  const width = short ? sizes.short : Math.min(sizes.full, room);
  const x = place.corner.endsWith('left') ? left + place.dx : right - place.dx - width;
  const y = place.corner.startsWith('top') ? top + place.dy : bottom - place.dy - sizes.height;
  return { x: Math.round(x), y: Math.round(y), width, short };
}
