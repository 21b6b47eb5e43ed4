import type { Frame } from '@/utils/media/frame.ts';
import { combine, enough, mean, windowsOf } from './aggregate.ts';
import { Calibration, falseAlarmRate, probability } from './calibration.ts';
import { fingerprint } from './fingerprint.ts';
import { type Declined, declineByNet, declineByPixels, lookAt } from './gate.ts';
import { pictureBox } from './picture-box.ts';
import { cut, frameIndex } from './preprocess.ts';
import { sha256 } from './sha256.ts';

/** A dense float tensor; plain data, so that this room needs no onnxruntime. */
export interface OrtTensor {
  readonly type: 'float32';
  readonly data: Float32Array;
  readonly dims: readonly number[];
  readonly location: 'cpu';
}

/** The part of onnxruntime's InferenceSession that is used. */
export interface OrtSession {
  run(
    feeds: Record<string, OrtTensor>,
  ): Promise<Record<string, { readonly data: ArrayLike<number> }>>;
  release?(): Promise<void>;
}

export interface DetectorScore {
  /** Calibrated P(AI); null where the detector declines. */
  readonly probability: number | null;
  /** Share of ordinary videos that score at least this high (held-out folds); never 0. */
  readonly falseAlarmRate: number | null;
  readonly declined?: Declined;
  readonly frames: readonly { timeS: number; probability: number }[];
  readonly windows: number;
  readonly version: string;
}

export interface Detector {
  readonly version: string;
  /**
   * `scope` keeps what is remembered of one site's pictures from another's. `playing`: after these frames of a first
   * moment, those of a second one may follow.
   */
  score(
    frames: readonly Frame[],
    signal?: AbortSignal,
    options?: { readonly scope?: string; readonly playing?: boolean },
  ): Promise<DetectorScore>;
  dispose(): Promise<void>;
}

export interface DetectorOptions {
  readonly modelBytes: Uint8Array<ArrayBuffer>;
  /** The parsed content of detector.json; checked here. */
  readonly calibration: unknown;
  createSession(bytes: Uint8Array<ArrayBuffer>): Promise<OrtSession>;
}

/**
 * Checks the model against its calibration file and opens a session.
 * @throws Error where the file is malformed or the weights are not the ones it was written for
 */
export async function loadDetector(options: DetectorOptions): Promise<Detector> {
  const calibration = Calibration.parse(options.calibration);
  const hash = await sha256(options.modelBytes);
  if (hash !== calibration.model.sha256)
    throw new Error(
      `The detector's weights do not match ${calibration.version}: sha256 ${hash}, expected ${calibration.model.sha256}`,
    );
  const session = await options.createSession(options.modelBytes);
  const look = remembering((window, known, count, signal) =>
    lookAtWindow(window, known, count, calibration, session, signal),
  );
  return {
    version: calibration.version,
    score: (frames, signal, { scope = '', playing = false } = {}) =>
      score(windowsOf(frames), playing, calibration, (window, count) =>
        look(window, count, signal, scope),
      ),
    dispose: async () => session.release?.(),
  };
}

/** What the net said about one view: log-odds of generated, and of drawn or written. */
interface Answer {
  readonly timeS: number;
  readonly logit: number;
  readonly graphic: number;
}
type Look = readonly Answer[] | Declined;

/** Of all views, how many a playing video has: what nine tell is as good (training/played.py), and its page waits. */
const PLAYING_SHARE = 3 / 4;

async function score(
  windows: readonly (readonly Frame[])[],
  playing: boolean,
  calibration: Calibration,
  look: (window: readonly Frame[], count: number) => Promise<Look>,
): Promise<DetectorScore> {
  const none = (declined: Declined): DetectorScore => ({
    probability: null,
    falseAlarmRate: null,
    declined,
    frames: [],
    windows: windows.length,
    version: calibration.version,
  });
  if (!enough(windows)) return none('too-few-frames');
  const { settled, views, gate, windowCap } = calibration;
  let seen: (readonly Answer[])[] = [];
  let total = 0;
  // The budget of views is one video's, however many windows it has. Most videos are far from a label after the first
  // ones: the rest is for those that are not.
  const all = Math.floor(views.length * (playing ? PLAYING_SHARE : 1));
  for (const budget of [settled.views, all]) {
    seen = [];
    for (const window of windows) {
      const answers = await look(window, Math.max(1, Math.floor(budget / windows.length)));
      if (typeof answers !== 'string') seen.push(answers);
      // A player's first moment may be black, a title: the second one then stands for the video.
      else if (!playing || windows.length === 1) return none(answers);
      else {
        const others = windows.filter((other) => other !== window);
        return score(others, playing, calibration, look);
      }
    }
    total = combine(
      seen.map((answers) => meanOf(answers, 'logit')),
      windowCap,
    );
    if (total < settled.below) break;
  }
  const graphic = declineByNet(mean(seen.map((answers) => meanOf(answers, 'graphic'))), gate);
  if (graphic) return none(graphic);
  return {
    probability: probability(total, calibration),
    falseAlarmRate: falseAlarmRate(total, calibration),
    frames: seen.flatMap((answers) => byFrame(answers, calibration)),
    windows: windows.length,
    version: calibration.version,
  };
}

const meanOf = (answers: readonly Answer[], what: 'logit' | 'graphic') =>
  mean(answers.map((answer) => answer[what]));

/** One probability a frame, in the order of the video. */
function byFrame(answers: readonly Answer[], calibration: Calibration) {
  return [...Map.groupBy(answers, ({ timeS }) => timeS)]
    .map(([timeS, list]) => ({
      timeS,
      probability: probability(meanOf(list, 'logit'), calibration),
    }))
    .sort((a, b) => a.timeS - b.timeS);
}

const MAX_REMEMBERED = 16;

/** A playing video may be asked about twice, the second time with the first window again: no view is looked at twice. */
function remembering(
  work: (
    window: readonly Frame[],
    known: readonly Answer[],
    count: number,
    signal: AbortSignal | undefined,
  ) => Promise<Look>,
) {
  const looks = new Map<string, Look>();
  return async (
    window: readonly Frame[],
    count: number,
    signal: AbortSignal | undefined,
    scope: string,
  ) => {
    const key = `${scope} ${fingerprint(window)}`;
    const known = looks.get(key) ?? [];
    if (typeof known === 'string') return known;
    // What other videos taught about this window must not change this one's score.
    if (known.length >= count) return known.slice(0, count);
    const look = await work(window, known, count, signal);
    looks.set(key, look);
    for (const oldest of looks.keys()) if (looks.size > MAX_REMEMBERED) looks.delete(oldest);
    return look;
  };
}

/** The answers to the first `count` views of a window; those that are known already are not asked for again. */
async function lookAtWindow(
  window: readonly Frame[],
  known: readonly Answer[],
  count: number,
  { gate, views, input, output }: Calibration,
  session: OrtSession,
  signal?: AbortSignal,
): Promise<Look> {
  const box = pictureBox(window);
  if (known.length === 0) {
    const ends = [window[0], window.at(-1)].filter((frame) => frame !== undefined);
    const looks = ends.map((frame) => lookAt(frame, box));
    const declined = declineByPixels(looks, box, gate);
    if (declined) return declined;
  }
  const answers = [...known];
  for (const view of views.slice(known.length, count)) {
    signal?.throwIfAborted();
    const frame = window[frameIndex(view, window.length)];
    if (!frame) continue;
    const feed: OrtTensor = {
      type: 'float32',
      data: cut(frame, box, view, input.size),
      dims: [1, 3, input.size, input.size],
      location: 'cpu',
    };
    const answer = await session.run({ [input.name]: feed });
    const [logit, graphic] = Array.from(answer[output]?.data ?? []);
    if (logit === undefined || graphic === undefined) throw new Error('The model gave no answer');
    answers.push({ timeS: frame.timeS, logit, graphic });
  }
  return answers;
}
