import type { Frame } from '@/utils/media/frame.ts';
import type { Calibration } from './calibration.ts';
import { luma } from './picture-box.ts';
import type { Box } from './preprocess.ts';

export type Declined =
  | 'too-small'
  | 'too-dark'
  | 'too-few-frames'
  | 'not-camera-like'
  | 'low-quality';

/** What pixels alone say about a frame: mean luma 0..255, and detail = mean |Laplacian| of luma at native size. */
export interface Look {
  readonly luma: number;
  readonly detail: number;
}

/** Measures every second pixel of the picture; the same sums as training/gate.py. */
export function lookAt(frame: Frame, box: Box): Look {
  const row = frame.width * 4;
  const at = (x: number, y: number) => luma(frame.data, (y * frame.width + x) * 4);
  let [sum, detail, pixels] = [0, 0, 0];
  for (let y = box.top + 1; y < box.top + box.height - 1; y += 2) {
    for (let x = box.left + 1; x < box.left + box.width - 1; x += 2) {
      const here = (y * frame.width + x) * 4;
      const centre = at(x, y);
      const around =
        luma(frame.data, here - 4) +
        luma(frame.data, here + 4) +
        luma(frame.data, here - row) +
        luma(frame.data, here + row);
      sum += centre;
      detail += Math.abs(4 * centre - around);
      pixels++;
    }
  }
  return { luma: sum / Math.max(1, pixels), detail: detail / Math.max(1, pixels) };
}

/** Why the detector must not answer, before the net has run; undefined where it may. */
export function declineByPixels(
  looks: readonly Look[],
  box: Box,
  gate: Calibration['gate'],
): Declined | undefined {
  if (Math.min(box.width, box.height) < gate.minShortSide) return 'too-small';
  const brightest = Math.max(...looks.map((look) => look.luma));
  if (brightest < gate.minLuma) return 'too-dark';
  const sharpest = Math.max(...looks.map((look) => look.detail));
  return sharpest < gate.minDetail ? 'low-quality' : undefined;
}

/** Animation, games, slides and screens: the net's second answer, a mean log-odds over the views of the whole. */
export function declineByNet(graphic: number, gate: Calibration['gate']): Declined | undefined {
  return graphic > gate.maxGraphic ? 'not-camera-like' : undefined;
}
