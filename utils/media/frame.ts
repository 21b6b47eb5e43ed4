/** One decoded picture of a video. `data` is RGBA, `width * height * 4` bytes; `timeS` is media time in seconds. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly timeS: number;
}

/** Frames travel at native size, shrunk only so that the long side fits: enough for reading marks, small enough to move. */
export const MAX_FRAME_SIDE = 960;
