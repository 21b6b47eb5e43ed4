import type { VideoSample } from 'mediabunny';
import { CouldNotCheck } from './byte-source.ts';
import { type Frame, MAX_FRAME_SIDE } from './frame.ts';
import { fit } from './plan-windows.ts';
import { type Planes, scale, toRgba } from './planes.ts';

const MAX_PIXELS = 8192 * 8192;

/**
 * Reads decoded pictures one after another, the long side at most `MAX_FRAME_SIDE`; closing them is the caller's work.
 * The usual ones are read as planes: that gives the pixels that the detector was trained on, and a decoded picture
 * that is drawn into a canvas costs Chromium shared memory that comes back late or never (4 MB each at 720p).
 * @returns a reader for one file, which uses its buffer again
 */
export function pictureReader(): (sample: VideoSample) => Promise<Frame> {
  let buffer = new Uint8Array(0);
  return async (sample) => {
    const { displayWidth, displayHeight, timestamp: timeS } = sample;
    if (displayWidth * displayHeight > MAX_PIXELS) throw new CouldNotCheck('too-large', 'picture');
    if (!isUsual(sample)) return draw(sample);
    const bytes = sample.allocationSize();
    if (buffer.length < bytes) buffer = new Uint8Array(bytes);
    const planes = planesOf(sample, buffer, await sample.copyTo(buffer));
    const [width, height] = sizeOf(sample, planes);
    const fits = width === planes.width && height === planes.height;
    return { width, height, timeS, data: toRgba(fits ? planes : scale(planes, width, height)) };
  };
}

/** Eight bits, 4:2:0, upright. */
function isUsual({ format, rotation, flip, visibleRect }: VideoSample): boolean {
  const { left, top, width, height } = visibleRect;
  return (
    (format === 'I420' || format === 'NV12') &&
    rotation === 0 &&
    !flip &&
    Math.min(width, height) >= 4 &&
    left % 2 === 0 &&
    top % 2 === 0
  );
}

/** Even, and as people see it where pixels are not square by more than what encoders round. */
function sizeOf({ displayWidth, displayHeight }: VideoSample, { width, height }: Planes) {
  const stretch = (displayWidth * height) / (displayHeight * width);
  const square = Math.abs(stretch - 1) < 0.01;
  const size = square ? ([width, height] as const) : ([displayWidth, displayHeight] as const);
  const [wide, high] = fit(...size, MAX_FRAME_SIDE);
  return [toEven(wide), toEven(high)] as const;
}

const toEven = (side: number) => Math.max(2, 2 * Math.round(side / 2));

/** An odd last line or column goes: it has no chroma of its own. */
function planesOf(
  { format, visibleRect, colorSpace }: VideoSample,
  data: Uint8Array,
  [y, u, v]: readonly PlaneLayout[],
): Planes {
  if (!y || !u) throw new CouldNotCheck('malformed', 'a picture without planes');
  const channel = ({ offset, stride }: PlaneLayout, step: number, more = 0) => ({
    ...{ data, step, row: stride },
    start: offset + more,
  });
  return {
    width: visibleRect.width & ~1,
    height: visibleRect.height & ~1,
    fullRange: colorSpace.fullRange ?? false,
    y: channel(y, 1),
    ...(format === 'NV12' || !v
      ? { u: channel(u, 2), v: channel(u, 2, 1) }
      : { u: channel(u, 1), v: channel(v, 1) }),
  };
}

/** One for all pictures: a canvas of its own for each would be held until the collector comes. */
let canvas: OffscreenCanvas | undefined;

/** Whatever the browser can show. */
function draw(sample: VideoSample): Frame {
  const { displayWidth, displayHeight, timestamp: timeS } = sample;
  const [width, height] = fit(displayWidth, displayHeight, MAX_FRAME_SIDE);
  canvas ??= new OffscreenCanvas(width, height);
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new CouldNotCheck('unsupported', 'no canvas');
  sample.draw(context, 0, 0, width, height);
  return { width, height, timeS, data: context.getImageData(0, 0, width, height).data };
}
