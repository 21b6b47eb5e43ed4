import type { Findings, Subject } from '@/utils/evidence/evidence.ts';
import { handedByPage } from '@/utils/evidence/handed.ts';
import { rankPictures } from '@/utils/evidence/looked.ts';
import { type LabTools, mediaSources } from '@/utils/evidence/media-sources.ts';
import { type ByteSource, CouldNotCheck, fromBlob, fromHead } from '@/utils/media/byte-source.ts';
import { type DecodeOptions, decodeFrames } from '@/utils/media/decode-frames.ts';
import { mayFetch } from '@/utils/media/fetch-rules.ts';
import type { Frame } from '@/utils/media/frame.ts';
import { hashFile } from '@/utils/media/hash-file.ts';
import { type OpenedStream, openStream } from '@/utils/media/open-stream.ts';
import { openUrl, type UrlSource } from '@/utils/media/range-reader.ts';
import { WINDOW_FRAMES } from '@/utils/model/aggregate.ts';
import { fuse } from '@/utils/verdict/fuse.ts';
import { judge, judgeInTurn, merge, NOTHING } from '@/utils/verdict/judge.ts';
import type { FileRef, LabResult, LabTask } from './lab-task.ts';
import { openPieces } from './open-pieces.ts';
import { unpack } from './packed-frames.ts';
import { type Reading, tellReading } from './reading.ts';
import { thumbnails } from './thumbnails.ts';

const READ_MS = 15_000;
/** For frames by range: keyframe windows of a feed rendition; an inspected file may cost more. */
const DECODE = {
  feed: { ms: 8_000, bytes: 1_500_000 },
  inspect: { ms: 60_000, bytes: 64_000_000 },
};

/** Does one task in the worker: opens what there is to open, asks the sources that can look at it. */
export async function examine(
  task: LabTask,
  tools: LabTools,
  signal: AbortSignal,
): Promise<LabResult> {
  const started = performance.now();
  const sources = mediaSources(tools);
  const { post, depth } = task;
  // Frames that the inspector took are looked at as closely as a file.
  const closely = task.kind === 'frames' && task.show ? 'inspect' : depth;
  const ask = (
    seen: Pick<Subject, 'file' | 'fragments' | 'frames' | 'playing'>,
    needs: 'file' | 'frames',
  ) => {
    const subject = { post, depth: closely, ...seen };
    const asked = sources.filter((s) => s.needs === needs);
    return closely === 'feed' && needs === 'frames'
      ? judgeInTurn(subject, asked, isMarked, signal)
      : judge(subject, asked, signal);
  };

  let findings: Findings = NOTHING;
  let frames: readonly Frame[] = [];
  const rank = (seen: Findings) =>
    rankPictures(seen, {
      frames: frames.length,
      own: task.kind === 'file',
      closely: closely === 'inspect',
    });
  let bytes = 0;
  /** The player should show a second moment. */
  let more = false;
  let sha256: string | undefined;
  if (task.kind === 'frames') {
    try {
      frames = await unpack(task.frames);
      const playing = !task.show;
      findings = rank(await ask({ frames, playing }, 'frames'));
      more = playing && frames.length <= WINDOW_FRAMES && !isSettled(findings);
    } catch (error) {
      findings = failed(
        error,
        sources.filter((s) => s.needs === 'frames').map((s) => s.id),
      );
    }
  } else {
    const opened: (ByteSource | UrlSource)[] = [];
    const stopTelling = depth === 'inspect' ? tellReading(() => readingOf(opened)) : () => {};
    const openPart = async (ref: FileRef, isText?: boolean) => {
      const file = await open(ref, task, signal, isText);
      opened.push(file);
      return file;
    };
    try {
      const { file, fragments, read } = await openTask(task, openPart);
      findings = file
        ? await ask({ file, ...(fragments && { fragments }) }, 'file')
        : failed(
            new CouldNotCheck('no-address', 'a stream in pieces'),
            sources.filter((s) => s.needs === 'file').map((s) => s.id),
          );
      if ('head' in task.file) findings = handedByPage(findings);
      if (task.decode) {
        const decoded = await decode(task, read, signal);
        if (decoded.frames) frames = decoded.frames;
        const more = decoded.frames
          ? rank(await ask({ frames }, 'frames'))
          : failed(
              decoded.error,
              sources.filter((s) => s.needs === 'frames').map((s) => s.id),
            );
        findings = merge(findings, more);
      }
      // A person's own file is hashed by the page that opened it.
      if (depth === 'inspect' && file && !file.local && !fragments) sha256 = await hashFile(file);
    } catch (error) {
      findings = failed(
        error,
        sources.filter((s) => task.decode || s.needs === 'file').map((s) => s.id),
      );
    } finally {
      stopTelling();
      for (const file of opened) {
        if (!('bytesRead' in file)) continue;
        bytes += file.bytesRead;
        file.close();
      }
    }
  }
  return {
    findings,
    thumbnails: isWorthShowing(task, findings) ? await thumbnails(frames, largeOf(task)) : [],
    settled: !more,
    ...(sha256 ? { sha256 } : {}),
    cost: { bytes, ms: performance.now() - started },
  };
}

/** A generator's mark already says as much as the detector may ever add to it: a feed gets its label sooner. */
const isMarked = (known: Findings) => fuse(known, 'low').level === 'likely-ai';

/** Another moment is worth its CPU where this one showed nothing, or a mark too briefly: nothing else is gained (training/results.md). */
const isSettled = (known: Findings) =>
  isMarked(known) || !known.unchecked.some(({ detail = '' }) => PASSING.includes(detail));
const PASSING = ['too-dark', 'low-quality', 'too-few-frames'];

/** Of the one file that is read over the network; a stream in pieces has no length. */
function readingOf(opened: readonly (ByteSource | UrlSource)[]): Reading | null {
  const [file] = opened;
  if (!file?.size || !('bytesRead' in file) || opened.length > 1) return null;
  return { read: Math.min(file.bytesRead, file.size), all: file.size };
}

/** Of most videos of a feed nobody asks what was seen, and who does has them looked at anew. */
const isWorthShowing = (task: LabTask, { evidence }: Findings) =>
  task.depth === 'inspect' ||
  (task.kind === 'frames' && task.show) ||
  ((task.kind === 'file' || task.kept) && evidence.some(({ claim }) => claim !== 'neutral'));

/** How many pictures are wanted large: all that a person looks at, and a few of a stream that passes only once. */
const largeOf = (task: LabTask) => {
  if (task.depth === 'inspect') return 8;
  return task.kind === 'frames' && task.passing ? 4 : 0;
};

/** A file is opened at once; of a stream, each piece when somebody asks for it. */
async function openTask(
  { file: ref, post }: LabTask & { kind: 'file' },
  openPart: (ref: FileRef, isText?: boolean) => Promise<ByteSource>,
): Promise<OpenedStream> {
  if ('url' in ref && ref.stream)
    return openStream(ref.stream, ref.url, (url, isText) => openPart({ ...ref, url }, isText));
  const played = 'head' in ref && ref.pieces && (await openPieces(ref.pieces, post.pageUrl));
  if (played) return played;
  const file = await openPart(ref);
  return { file, read: (options) => decodeFrames(file, options) };
}

function open(
  file: FileRef,
  { post }: LabTask,
  signal: AbortSignal,
  isText = false,
): ByteSource | Promise<UrlSource> {
  if ('blob' in file) {
    if (file.blob.size === 0) throw new CouldNotCheck('empty');
    return fromBlob(file.blob);
  }
  if ('head' in file) return fromHead(file.head);
  const context = {
    pageUrl: post.pageUrl,
    mediaHosts: file.mediaHosts,
    ...(post.src ? { src: post.src } : {}),
  };
  return openUrl(file.url, {
    fetch: self.fetch.bind(self),
    signal,
    allowed: (url, redirected) => mayFetch(url, context, redirected),
    maxBytes: file.maxBytes,
    timeoutMs: READ_MS,
    isText,
  });
}

async function decode(
  task: LabTask & { kind: 'file' },
  read: (options: DecodeOptions) => Promise<Frame[]>,
  signal: AbortSignal,
): Promise<{ frames: Frame[]; error?: undefined } | { frames?: undefined; error: unknown }> {
  const { ms, bytes } = DECODE[task.depth];
  try {
    return { frames: await read({ signal, timeoutMs: ms, maxBytes: bytes }) };
  } catch (error) {
    return { error };
  }
}

/** One wall stands before all sources that needed what lies behind it. */
function failed(error: unknown, ids: readonly Findings['checked'][number][]): Findings {
  const { reason, detail } =
    error instanceof CouldNotCheck ? error : { reason: 'crashed' as const, detail: String(error) };
  return {
    ...NOTHING,
    unchecked: ids.map((source) => ({ source, reason, ...(detail ? { detail } : {}) })),
  };
}
