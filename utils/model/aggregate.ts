import type { Frame } from '@/utils/media/frame.ts';

export const WINDOW_FRAMES = 8;
/** Frames further apart than this are two looks at the video, not one. */
const WINDOW_GAP_S = 1;
const LEAST_FRAMES = 4;

/** Splits frames into windows: by gaps in media time, by size changes, and after eight frames. Ends too short to count are dropped. */
export function windowsOf(frames: readonly Frame[]): Frame[][] {
  const sorted = [...frames].sort((a, b) => a.timeS - b.timeS);
  const windows: Frame[][] = [];
  for (const frame of sorted) {
    const open = windows.at(-1);
    const last = open?.at(-1);
    if (!open || !last || open.length === WINDOW_FRAMES || !together(last, frame))
      windows.push([frame]);
    else if (frame.timeS > last.timeS) open.push(frame);
  }
  return windows.filter((window) => window.length >= LEAST_FRAMES);
}

function together(a: Frame, b: Frame): boolean {
  return b.timeS - a.timeS <= WINDOW_GAP_S && a.width === b.width && a.height === b.height;
}

/** A label needs two windows or one full one: less is one moment, and one moment is one opinion. */
export function enough(windows: readonly (readonly Frame[])[]): boolean {
  return windows.length >= 2 || (windows[0]?.length ?? 0) >= WINDOW_FRAMES;
}

export const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * One opinion from several windows: the mean of their log-odds, each capped at ±`cap`.
 * A mean and not a sum, since windows of one video are far from independent; capped, so that one odd moment
 * cannot outvote the rest.
 */
export function combine(logits: readonly number[], cap: number): number {
  return mean(logits.map((logit) => Math.max(-cap, Math.min(cap, logit))));
}
