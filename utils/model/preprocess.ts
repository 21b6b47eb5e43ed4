import type { Frame } from '@/utils/media/frame.ts';
import { resample } from './resample.ts';

/** Where a view lies: `frame` of the window (0..7), `zoom` 0 = native crop, 1 = whole short side, x and y in 0..1. */
export interface View {
  readonly frame: number;
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The square that a view cuts out of a picture of this size, in pixels; the same rounding as training/views.py. */
export function square(width: number, height: number, view: View, size: number) {
  const short = Math.min(width, height);
  const native = Math.min(size, short);
  const side = Math.round(native * (short / native) ** view.zoom);
  const left = Math.round((width - side) * view.x);
  return { left, top: Math.round((height - side) * view.y), side };
}

/** Which of a window's frames a view means, when the window has more or fewer than eight. */
export function frameIndex(view: View, count: number): number {
  return Math.round((view.frame * (count - 1)) / 7);
}

/**
 * Cuts and scales one view.
 * @returns planar RGB in 0..1, 3 * size * size values; areas are averaged going down, bilinear going up
 */
export function cut(frame: Frame, box: Box, view: View, size: number): Float32Array {
  const { left, top, side } = square(box.width, box.height, view, size);
  const row = frame.width * 4;
  const start = (box.top + top) * row + (box.left + left) * 4;
  const out = new Float32Array(3 * size * size);
  for (let colour = 0; colour < 3; colour++) {
    const channel = { data: frame.data, start: start + colour, row, step: 4 };
    const plane = out.subarray(colour * size * size, (colour + 1) * size * size);
    resample(channel, side, size, 1 / 255, plane);
  }
  return out;
}
