import {
  EncodedPacketSink,
  FLAC,
  HLS_FORMATS,
  Input,
  type InputFormat,
  type InputVideoTrack,
  MATROSKA,
  MP3,
  MP4,
  MPEG_TS,
  QTFF,
  type Source,
  VideoSampleSink,
  WAVE,
  WEBM,
} from 'mediabunny';
import { type ByteSource, CouldNotCheck } from './byte-source.ts';
import type { Frame } from './frame.ts';
import { asLibrarySource, type LibrarySource } from './library-source.ts';
import { windowStarts, windowTimes } from './plan-windows.ts';
import { pictureReader } from './read-picture.ts';
import { asStreamSource } from './stream-source.ts';

export interface DecodeOptions {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** Bytes that may be read from the file. What was decoded before the limit is kept. */
  readonly maxBytes: number;
}

const VIDEOS = [MP4, QTFF, WEBM, MATROSKA, MPEG_TS];
/** Known only to be told apart from a video of a kind that we cannot read. (Ogg may hold a video that the library sees not.) */
const SOUND = [MP3, WAVE, FLAC];

type Walls = Pick<LibrarySource, 'failure'>;

/**
 * Decodes up to two windows of eight neighbouring frames, each from a keyframe on, in order of time within a window.
 * For workers (WebCodecs, OffscreenCanvas). Rejects with `CouldNotCheck`: `unsupported`, `drm`, `no-video`,
 * `no-frames`, `timeout`, `too-large`, `malformed`, and what the file's own reads meet.
 */
export async function decodeFrames(file: ByteSource, options: DecodeOptions): Promise<Frame[]> {
  const library = asLibrarySource(file, options.maxBytes);
  return decode(library, [...VIDEOS, ...SOUND], options);
}

/**
 * The same for an HLS stream, whose playlists and segments are opened one by one through `open`. The walls are the
 * same, and those that `open` meets.
 */
export async function decodeStream(
  address: string,
  open: (address: string) => Promise<ByteSource>,
  options: DecodeOptions,
): Promise<Frame[]> {
  return decode(asStreamSource(address, open, options.maxBytes), HLS_FORMATS, options);
}

async function decode(
  library: Walls & { readonly source: Source },
  formats: InputFormat[],
  options: DecodeOptions,
): Promise<Frame[]> {
  const input = new Input({ source: library.source, formats });
  const frames: Frame[] = [];
  try {
    await within(collect(input, frames), options);
  } catch (error) {
    const wall = asWall(error, library);
    // A limit on bytes or time ends the work; it does not undo what is already seen.
    const limit = wall.reason === 'too-large' || wall.reason === 'timeout';
    if (!limit || frames.length === 0 || options.signal.aborted) throw wall;
  } finally {
    input.dispose();
  }
  if (frames.length === 0) throw library.failure ?? new CouldNotCheck('no-frames');
  return frames.slice();
}

async function collect(input: Input, frames: Frame[]) {
  const track = await input.getPrimaryVideoTrack();
  // A file that is damaged or cut off shows no track at all: that says nothing of what it was.
  if (!track && (await input.getPrimaryAudioTrack())) throw new CouldNotCheck('no-video');
  if (!track) throw new CouldNotCheck('no-frames', 'no video track');
  if (!(await track.canDecode()))
    throw new CouldNotCheck('unsupported', (await track.getCodec()) ?? '');
  const end = (await track.getDurationFromMetadata()) ?? 0;
  const sink = new VideoSampleSink(track);
  const read = pictureReader();
  for (const times of await windows(track, end))
    for await (const sample of sink.samplesAtTimestamps(times)) {
      if (!sample) continue;
      try {
        // Slow film gives the same picture for two times.
        if (frames.every(({ timeS }) => timeS !== sample.timestamp))
          frames.push(await read(sample));
      } finally {
        sample.close();
      }
    }
}

/** The times to look at, one list a window; two windows that would begin at the same keyframe are one. */
async function windows(track: InputVideoTrack, end: number): Promise<number[][]> {
  const packets = new EncodedPacketSink(track);
  const first = await packets.getFirstKeyPacket({ metadataOnly: true });
  if (!first) throw new CouldNotCheck('no-frames', 'no keyframe');
  const starts = new Set<number>();
  for (const start of windowStarts(end)) {
    const key = await packets.getKeyPacket(start, { metadataOnly: true });
    starts.add((key ?? first).timestamp);
  }
  return [...starts].map((start) => windowTimes(start, end || Number.POSITIVE_INFINITY));
}

/** The library answers walls with plain errors; what its source met tells more. */
function asWall(error: unknown, { failure }: Walls): CouldNotCheck {
  if (error instanceof CouldNotCheck) return error;
  if (failure) return failure;
  const message = error instanceof Error ? error.message : String(error);
  if (/decrypt|resolveKeyId|encrypt/i.test(message)) return new CouldNotCheck('drm');
  if (/unsupported|unrecognizable|unknown format/i.test(message))
    return new CouldNotCheck('unsupported', message.slice(0, 120));
  return new CouldNotCheck('malformed', message.slice(0, 120));
}

/** A decoder that never answers must not hold the queue: the work is left behind and its input disposed. */
function within<T>(work: Promise<T>, { signal, timeoutMs }: DecodeOptions): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new CouldNotCheck('timeout', 'stopped'));
    const timer = setTimeout(() => reject(new CouldNotCheck('timeout')), timeoutMs);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    });
  });
}
