import { type Frame, MAX_FRAME_SIDE } from '@/utils/media/frame.ts';

/** At least this much media time between two frames: neighbours closer than that are nearly copies. */
const SPACING_S = 0.12;
/** Frames in a window, and the pause before the next one, so that a second opinion is a second scene. */
export const WINDOW = 8;
const PAUSE_S = 2;

/**
 * Takes frames from a video while it plays: never seeks, never plays, never touches the element.
 * Calls `full` with all frames so far each time a window of eight is full, and goes on where it answers true.
 * @returns when done or aborted
 * @throws DOMException `SecurityError` where the canvas is tainted
 */
export function captureWhilePlaying(
  video: HTMLVideoElement,
  full: (frames: readonly Frame[]) => Promise<boolean>,
  signal: AbortSignal,
  isVisible = () => true,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const frames: Frame[] = [];
    let last = Number.NEGATIVE_INFINITY;
    let handle = 0;
    const next = () => {
      handle = video.requestVideoFrameCallback(take);
    };
    const stop = () => {
      video.cancelVideoFrameCallback(handle);
      resolve();
    };
    const take = (_: number, { mediaTime }: VideoFrameCallbackMetadata) => {
      if (!isVisible()) return next();
      const opens = frames.length > 0 && frames.length % WINDOW === 0;
      const gap = mediaTime - last;
      // A loop starts again at 0: the gap is then negative, and the frame is as good as any.
      if (gap >= 0 && gap < (opens ? PAUSE_S : SPACING_S)) return next();
      last = mediaTime;
      try {
        frames.push(grab(video, mediaTime));
      } catch (error) {
        return reject(error);
      }
      if (frames.length % WINDOW > 0) return next();
      full([...frames]).then((more) => (more && !signal.aborted ? next() : stop()), reject);
    };
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    else next();
  });
}

let canvas: OffscreenCanvas | undefined;

/** The picture that the video shows now, long side at most `MAX_FRAME_SIDE`. */
export function grab(video: HTMLVideoElement, timeS = video.currentTime): Frame {
  const { videoWidth, videoHeight } = video;
  const scale = Math.min(1, MAX_FRAME_SIDE / Math.max(videoWidth, videoHeight));
  const width = Math.max(1, Math.round(videoWidth * scale));
  const height = Math.max(1, Math.round(videoHeight * scale));
  canvas ??= new OffscreenCanvas(width, height);
  // Setting a size clears and reallocates: only when it differs.
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2d canvas');
  context.drawImage(video, 0, 0, width, height);
  try {
    return {
      width,
      height,
      timeS,
      data: context.getImageData(0, 0, width, height).data as Frame['data'],
    };
  } catch (error) {
    canvas = undefined; // A tainted canvas stays tainted for every later video.
    throw error;
  }
}
