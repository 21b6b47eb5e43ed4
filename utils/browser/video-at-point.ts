/**
 * The video that a person means by a point: under the site's own layers, in shadow roots, even where it lets
 * clicks through. The topmost element that is a video wins, else the smallest watched video around the point.
 * @param x, y in CSS px of the viewport
 */
export function videoAtPoint(
  x: number,
  y: number,
  watched: Iterable<HTMLVideoElement>,
): HTMLVideoElement | null {
  const hit = document.elementsFromPoint(x, y).find((e) => e instanceof HTMLVideoElement);
  if (hit) return hit as HTMLVideoElement;
  let best: { video: HTMLVideoElement; area: number } | null = null;
  for (const video of watched) {
    const { left, right, top, bottom, width, height } = video.getBoundingClientRect();
    if (x < left || x > right || y < top || y > bottom) continue;
    const area = width * height;
    if (!best || area < best.area) best = { video, area };
  }
  return best?.video ?? null;
}
