import type { BadgePlace } from '@/utils/sites/site.ts';

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Videos smaller than this (CSS px) have no room for a badge. */
const MIN_WIDTH = 180;
const MIN_HEIGHT = 100;

/**
 * Where a badge of a given size goes, in CSS px of the viewport: in the site's corner of the visible part of the
 * video, so that it stays readable while the video is cut by the window's edge. Null where there is no room.
 */
export function placeBadge(
  video: Rect,
  view: Rect,
  place: BadgePlace,
  size: { readonly width: number; readonly height: number },
): { readonly x: number; readonly y: number } | null {
  if (video.right - video.left < MIN_WIDTH || video.bottom - video.top < MIN_HEIGHT) return null;
  const left = Math.max(video.left, view.left);
  const right = Math.min(video.right, view.right);
  const top = Math.max(video.top, view.top);
  const bottom = Math.min(video.bottom, view.bottom);
  if (right - left < size.width + 2 * place.dx || bottom - top < size.height + place.dy)
    return null;
  const x = place.corner === 'top-left' ? left + place.dx : right - place.dx - size.width;
  return { x: Math.round(x), y: Math.round(top + place.dy) };
}
