import type { Frame } from '@/utils/media/frame.ts';
import { combine, enough, mean, windowsOf } from './aggregate.ts';
import { Calibration, falseAlarmRate, probability } from './calibration.ts';
import { type Declined, declineByNet, declineByPixels, lookAt } from './gate.ts';
import { lastingly } from './lastingly.ts';
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
  /** Why the second net, though wanted, was not heard: the score is the first one's alone. */
  readonly unheard?: string;
}

export interface ScoreOptions {
  /** Keeps what is remembered of one site's pictures from another's. */
  readonly scope: string;
  /** After these frames of a first moment, those of a second one may follow. */
  readonly playing: boolean;
  /** A person asks: both nets are heard, whatever it costs. */
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

export type NetName = keyof Calibration['nets'];

export interface DetectorOptions {
  /** The parsed content of detector.json; checked here. */
  readonly calibration: unknown;
  /** The bytes of a file that detector.json names. */
  read(file: string): Promise<Uint8Array<ArrayBuffer>>;
  createSession(bytes: Uint8Array<ArrayBuffer>, net: NetName): Promise<OrtSession>;
}

/**
 * Checks the weights against their calibration file and opens the first net; the second one when a video first needs it.
 * @throws Error where the file is malformed or the first net's weights are not the ones it was written for. Without the second
 * net, which costs more and adds less, the first one's word stands (`unheard`).
 */
export async function loadDetector(options: DetectorOptions): Promise<Detector> {
  const calibration = Calibration.parse(options.calibration);
  const opened: OrtSession[] = [];
  const open = async (net: NetName) => {
    const { file, sha256: expected } = calibration.nets[net];
    const bytes = await options.read(file);
    const hash = await sha256(bytes);
    if (hash !== expected)
      throw new Error(
        `The detector's weights do not match ${calibration.version}: sha256 ${hash}, expected ${expected}`,
      );
    const session = await options.createSession(bytes, net);
    opened.push(session);
    return session;
  };
  const first = await open('first');
  const sessions = { first: async () => first, second: lastingly(() => open('second')) };
  const memories = { first: remembering(), second: remembering() };
  return {
    version: calibration.version,
    score: (frames, signal, { scope = '', ...options } = {}) => {
      const ask: Ask = async (net, window, count) =>
        memories[net](window, count, scope, async (known) => {
          signal?.throwIfAborted();
          return lookAtWindow(window, known, count, calibration, await sessions[net](), signal);
        });
      return score(windowsOf(frames), options, calibration, ask, signal);
    },
    dispose: async () => {
      await Promise.all(opened.map((session) => session.release?.()));
    },
  };
}

type Ask = (net: NetName, window: readonly Frame[], count: number) => Promise<Answers>;

async function score(
  windows: readonly (readonly Frame[])[],
  options: Partial<ScoreOptions>,
  calibration: Calibration,
  ask: Ask,
  signal?: AbortSignal,
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
  let opinions = windows.map(() => NONE_YET);
  let total = 0;
  let unheard: string | undefined;
  // Most videos are far from a label by what the first net says of a few views; the second, which costs more, is for those that
  // are not. A budget of views is one video's, however many windows it has.
  const budgets = [
    ['first', settled.views],
    ['second', views.length],
  ] as const;
  for (const [asked, [net, budget]] of budgets.entries()) {
    const looks: (readonly Answer[])[] = [];
    try {
      for (const window of windows) {
        const look = await ask(net, window, Math.max(1, Math.floor(budget / windows.length)));
        if (typeof look !== 'string') looks.push(look);
        // A player's first moment may be black, a title: the second one then stands for the video.
        else if (!options.playing || windows.length === 1) return none(look);
        else {
          const others = windows.filter((other) => other !== window);
          return score(others, options, calibration, ask, signal);
        }
      }
    } catch (error) {
      if (net === 'first' || signal?.aborted) throw error;
      unheard = String(error);
      break;
    }
    opinions = opinions.map((before, at) => heard(before, looks[at] ?? [], asked));
    total = combine(
      opinions.map(({ logit }) => logit),
      windowCap,
    );
    if (total < settled.below && !options.thorough) break;
  }
  const graphic = declineByNet(mean(opinions.map((opinion) => opinion.graphic)), gate);
  if (graphic) return none(graphic);
  return {
    probability: probability(total, calibration),
    falseAlarmRate: falseAlarmRate(total, calibration),
    frames: opinions.flatMap(({ answers }) => byFrame(answers, calibration)),
    windows: windows.length,
    version: calibration.version,
    ...(unheard && { unheard }),
  };
}

/** What is thought of a window: the mean of the means of the nets that were asked. */
interface Opinion {
  readonly logit: number;
  readonly graphic: number;
  readonly answers: readonly Answer[];
}

const NONE_YET: Opinion = { logit: 0, graphic: 0, answers: [] };

/** `asked`: how many nets were before this one. */
function heard(before: Opinion, answers: readonly Answer[], asked: number): Opinion {
  const joined = (what: 'logit' | 'graphic') =>
    (before[what] * asked + meanOf(answers, what)) / (asked + 1);
  return {
    logit: joined('logit'),
    graphic: joined('graphic'),
    answers: [...before.answers, ...answers],
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
