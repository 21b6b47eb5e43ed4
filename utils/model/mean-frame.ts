import type { Frame } from '@/utils/media/frame.ts';

/**
 * The mean of up to four frames of one size (fewer count several times): what stands still stays sharp, what moves behind
 * it blurs. One look at it finds the text that all of them share.
 */
export function meanFrame(frames: readonly [Frame, ...Frame[]]): Frame {
  const [a, b, c, d] = fourOf(frames);
  const out = new Int32Array(a.length);
  for (let i = 0; i < out.length; i++)
    out[i] = above(below(a[i] as number, b[i] as number), below(c[i] as number, d[i] as number));
  return { ...frames[0], data: new Uint8ClampedArray(out.buffer) };
}

/** The pixels of four frames, a word each: loops over whole pictures run four times as fast. */
export function fourOf(frames: readonly [Frame, ...Frame[]]) {
  const words = (i: number) => {
    const { data } = frames[i % frames.length] ?? frames[0];
    return new Int32Array(data.buffer, data.byteOffset, data.length >> 2);
  };
  return [words(0), words(1), words(2), words(3)] as const;
}

const HALVES = 0xfefefefe;
/** Mean of two words byte by byte, rounded down and up: bits that both have, and half of those that one has. */
const below = (a: number, b: number) => (a & b) + (((a ^ b) & HALVES) >>> 1);
const above = (a: number, b: number) => (a | b) - (((a ^ b) & HALVES) >>> 1);
