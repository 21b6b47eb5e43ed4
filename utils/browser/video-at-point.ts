import { BADGE, covers, isSeen } from './badge/home.ts';
import { middle } from './in-view.ts';

/** Players keep see-through and empty videos of the next post, or for advertisements, over the one that they show. */
const shows = (video: HTMLVideoElement) => isSeen(video) && (video.readyState > 0 || video.poster);

/**
 * The video that a person means by a point: under the site's own layers, in shadow roots, even where it lets
 * clicks through. The topmost element that is a video and shows something wins, else the smallest watched video around
 * the point.
 * @param x, y in CSS px of the viewport
 */
export function videoAtPoint(
  x: number,
  y: number,
  watched: Iterable<HTMLVideoElement>,
): HTMLVideoElement | null {
  const hits = document.elementsFromPoint(x, y).filter((e) => e instanceof HTMLVideoElement);
  const hit = hits.find(shows) ?? hits[0];
  if (hit) return hit;
  let best: { video: HTMLVideoElement; area: number } | null = null;
  for (const video of watched) {
    const { left, right, top, bottom, width, height } = video.getBoundingClientRect();
    if (x < left || x > right || y < top || y > bottom) continue;
    const area = width * height;
    if (!best || area < best.area) best = { video, area };
  }
  return best?.video ?? null;
}

/** Whether nothing of the page, such as a viewer that it opened, lies over the video's middle; badges are none of it. */
export function isOnTop(video: HTMLVideoElement): boolean {
  const { x, y } = middle(video);
  return !covers(
    document.elementsFromPoint(x, y).find((e) => isSeen(e) && e.localName !== BADGE),
    video,
  );
}
