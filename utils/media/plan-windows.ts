/** Frames in one window, and their distance: the detector compares neighbours in time. */
export const WINDOW_FRAMES = 8;
export const WINDOW_STEP_S = 1 / 8;
const WINDOW_S = WINDOW_FRAMES * WINDOW_STEP_S;

/** Where windows should begin, in seconds: near a tenth and the half of the video; one at the start of a short one. */
export function windowStarts(durationS: number): number[] {
  if (!(durationS > 0) || durationS <= 2 * WINDOW_S) return [0];
  return [0.1 * durationS, 0.5 * durationS];
}

/**
 * Times of the frames of one window that begins at a keyframe, in seconds. A video that ends before gives fewer frames
 * at the same distance; one shorter than a frame's distance gives its first.
 */
export function windowTimes(keyframeS: number, endS: number): number[] {
  return Array.from(
    { length: WINDOW_FRAMES },
    (_, index) => keyframeS + index * WINDOW_STEP_S,
  ).filter((time, index) => index === 0 || time < endS);
}

/** Size that keeps the shape and fits the long side into `maxSide`; never enlarged, never under one pixel. */
export function fit(width: number, height: number, maxSide: number): [number, number] {
  const scale = Math.min(1, maxSide / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}
