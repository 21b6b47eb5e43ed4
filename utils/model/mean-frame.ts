import type { Frame } from '@/utils/media/frame.ts';

/**
 * The mean of frames of one size: what stands still stays sharp, what moves behind it blurs. One look at it finds the
 * text that all of them share.
 */
export function meanFrame(frames: readonly [Frame, ...Frame[]]): Frame {
  const [first] = frames;
  const sums = new Uint16Array(first.data.length);
  for (const { data } of frames)
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (data[i] as number);
  const data = new Uint8ClampedArray(sums.length);
  for (let i = 0; i < sums.length; i++) data[i] = (sums[i] as number) / frames.length;
  return { ...first, data };
}
