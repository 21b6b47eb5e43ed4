import type { Frame } from '@/utils/media/frame.ts';
import { combine, enough, mean, windowsOf } from './aggregate.ts';
import { Calibration, falseAlarmRate, probability } from './calibration.ts';
import { type Declined, declineByNet, declineByPixels, lookAt } from './gate.ts';
import { pictureBox } from './picture-box.ts';
import { cut, frameIndex } from './preprocess.ts';
import { type Answer, type Answers, remembering } from './remembering.ts';
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

export interface ScoreOptions {
  /** Keeps what is remembered of one site's pictures from another's. */
  readonly scope: string;
  /** After these frames of a first moment, those of a second one may follow. */
  readonly playing: boolean;
  /** A person asks: all views are looked at, whatever it costs. */
  readonly thorough: boolean;
}

export interface Detector {
  readonly version: string;
  score(
    frames: readonly Frame[],
    signal?: AbortSignal,
    options?: Partial<ScoreOptions>,
  ): Promise<DetectorScore>;
  dispose(): Promise<void>;
}

/** Reads a file of the net, and checks it. */
export type ReadNet = (name: keyof Calibration['files']) => Promise<Uint8Array<ArrayBuffer>>;

export interface DetectorOptions {
  /** The parsed content of detector.json; checked here. */
  readonly calibration: unknown;
  /** The bytes of a file that detector.json names. */
  read(file: string): Promise<Uint8Array<ArrayBuffer>>;
  createSession(read: ReadNet, calibration: Calibration): Promise<OrtSession>;
}

/**
 * Opens the net, each of its files checked against the calibration that it was written with.
 * @throws Error where a file is malformed, or is not the one that detector.json names
 */
export async function loadDetector(options: DetectorOptions): Promise<Detector> {
  const calibration = Calibration.parse(options.calibration);
  const read: ReadNet = async (name) => {
    const { file, sha256: expected } = calibration.files[name];
    const bytes = await options.read(file);
    const hash = await sha256(bytes);
    if (hash !== expected)
      throw new Error(
        `${file} does not match ${calibration.version}: sha256 ${hash}, expected ${expected}`,
      );
    return bytes;
  };
  const session = await options.createSession(read, calibration);
  const memory = remembering();
  return {
    version: calibration.version,
    score: (frames, signal, { scope = '', ...options } = {}) => {
      const ask: Ask = (window, count) =>
        memory(window, count, scope, (known) => {
          signal?.throwIfAborted();
          return lookAtWindow(window, known, count, calibration, session, signal);
        });
      return score(windowsOf(frames), options, calibration, ask);
    },
    dispose: async () => session.release?.(),
  };
}

type Ask = (window: readonly Frame[], count: number) => Promise<Answers>;

async function score(
  windows: readonly (readonly Frame[])[],
  options: Partial<ScoreOptions>,
  calibration: Calibration,
  ask: Ask,
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
  let looks: (readonly Answer[])[] = [];
  let total = 0;
  // Most videos are far from a label by what a few views say. A budget of views is one video's, however many windows it has.
  for (const budget of options.thorough ? [views.length] : [settled.views, settled.doubtful]) {
    looks = [];
    for (const window of windows) {
      const look = await ask(window, Math.max(1, Math.floor(budget / windows.length)));
      if (typeof look !== 'string') looks.push(look);
      // A player's first moment may be black, a title: the second one then stands for the video.
      else if (!options.playing || windows.length === 1) return none(look);
      else {
        const others = windows.filter((other) => other !== window);
        return score(others, options, calibration, ask);
      }
    }
    total = combine(
      looks.map((answers) => meanOf(answers, 'logit')),
      windowCap,
    );
    if (total < settled.below) break;
  }
  const graphic = declineByNet(mean(looks.map((answers) => meanOf(answers, 'graphic'))), gate);
  if (graphic) return none(graphic);
  return {
    probability: probability(total, calibration),
    falseAlarmRate: falseAlarmRate(total, calibration),
    frames: looks.flatMap((answers) => byFrame(answers, calibration)),
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

/** The answers to the first `count` views of a window; those that are known already are not asked for again. */
async function lookAtWindow(
  window: readonly Frame[],
  known: readonly Answer[],
  count: number,
  { gate, views, input, output }: Calibration,
  session: OrtSession,
  signal?: AbortSignal,
): Promise<Answers> {
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
