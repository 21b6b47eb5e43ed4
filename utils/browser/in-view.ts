/** Half way down or across, in CSS px of the viewport. */
export const middle = (video: Element) => {
  const { left, right, top, bottom } = video.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
};

/** The video that a person is looking at, most likely: the one nearest to the window's middle. */
export function mostCentred(videos: Iterable<HTMLVideoElement>): HTMLVideoElement | null {
  const far = (video: HTMLVideoElement) => {
    const { x, y } = middle(video);
    return Math.hypot(x - innerWidth / 2, y - innerHeight / 2);
  };
  return [...videos].sort((a, b) => far(a) - far(b))[0] ?? null;
}

/** The first video below the window's middle, else the topmost of all: past the last one it begins again. */
export function nextBelow(videos: Iterable<HTMLVideoElement>): HTMLVideoElement | null {
  const sorted = [...videos].sort((a, b) => middle(a).y - middle(b).y || middle(a).x - middle(b).x);
  // A video that was just scrolled to lies in the middle, give or take its rounding.
  return sorted.find((video) => middle(video).y > innerHeight / 2 + 8) ?? sorted[0] ?? null;
}
