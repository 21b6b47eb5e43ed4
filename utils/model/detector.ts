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
  /** `scope` keeps what is remembered of one site's pictures from another's. */
  score(frames: readonly Frame[], signal?: AbortSignal, scope?: string): Promise<DetectorScore>;
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
  const scoreOnce = remembering((window, views, signal) =>
    scoreWindow(window, calibration, session, views, signal),
  );
  return {
    version: calibration.version,
    score: (frames, signal, scope = '') =>
      score(frames, calibration, (window, views) => scoreOnce(window, views, signal, scope)),
    dispose: async () => session.release?.(),
  };
}

async function score(
  frames: readonly Frame[],
  calibration: Calibration,
  scoreOnce: ScoreWindow,
): Promise<DetectorScore> {
  const windows = windowsOf(frames);
  const none = (declined: Declined): DetectorScore => ({
    probability: null,
    falseAlarmRate: null,
    declined,
    frames: [],
    windows: windows.length,
    version: calibration.version,
  });
  if (!enough(windows)) return none('too-few-frames');
  // The budget of views is one video's, however many windows it has: a second window replaces some crops.
  const views = Math.max(1, Math.floor(calibration.views.length / windows.length));
  const seen: WindowScore[] = [];
  for (const window of windows) {
    const result = await scoreOnce(window, views);
    if (typeof result === 'string') return none(result);
    seen.push(result);
  }
  const graphic = declineByNet(mean(seen.map((w) => w.graphic)), calibration.gate);
  if (graphic) return none(graphic);
  const total = combine(
    seen.map((w) => w.logit),
    calibration.windowCap,
  );
  return {
    probability: probability(total, calibration),
    falseAlarmRate: falseAlarmRate(total, calibration),
    frames: seen.flatMap((w) => w.frames),
    windows: windows.length,
    version: calibration.version,
  };
}

type ScoreWindow = (
  window: readonly Frame[],
  views: number,
  signal?: AbortSignal,
) => Promise<WindowScore | Declined>;

const MAX_REMEMBERED = 16;

/** A playing video is asked about twice, the second time with the first window again: each window is scored once. */
function remembering(work: ScoreWindow) {
  const known = new Map<string, WindowScore | Declined>();
  return async (
    window: readonly Frame[],
    views: number,
    signal: AbortSignal | undefined,
    scope: string,
  ) => {
    const key = `${scope} ${fingerprint(window)}`;
    const result = known.get(key) ?? (await work(window, views, signal));
    known.set(key, result);
    for (const oldest of known.keys()) if (known.size > MAX_REMEMBERED) known.delete(oldest);
    return result;
  };
}

interface WindowScore {
  readonly logit: number;
  readonly graphic: number;
  readonly frames: readonly { timeS: number; probability: number }[];
}

async function scoreWindow(
  window: readonly Frame[],
  calibration: Calibration,
  session: OrtSession,
  count: number,
  signal?: AbortSignal,
): Promise<WindowScore | Declined> {
  const box = pictureBox(window);
  const ends = [window[0], window.at(-1)].filter((frame) => frame !== undefined);
  const looks = ends.map((frame) => lookAt(frame, box));
  const declined = declineByPixels(looks, box, calibration.gate);
  if (declined) return declined;

  const logits: number[] = [];
  const graphics: number[] = [];
  const byFrame = new Map<Frame, number[]>();
  for (const view of calibration.views.slice(0, count)) {
    signal?.throwIfAborted();
    const frame = window[frameIndex(view, window.length)];
    if (!frame) continue;
    const size = calibration.input.size;
    const feed: OrtTensor = {
      type: 'float32',
      data: cut(frame, box, view, size),
      dims: [1, 3, size, size],
      location: 'cpu',
    };
    const answer = await session.run({ [calibration.input.name]: feed });
    const [logit, graphic] = Array.from(answer[calibration.output]?.data ?? []);
    if (logit === undefined || graphic === undefined) throw new Error('The model gave no answer');
    logits.push(logit);
    graphics.push(graphic);
    byFrame.set(frame, [...(byFrame.get(frame) ?? []), logit]);
  }
  const frames = [...byFrame].map(([frame, list]) => ({
    timeS: frame.timeS,
    probability: probability(mean(list), calibration),
  }));
  return {
    logit: mean(logits),
    graphic: mean(graphics),
    frames: frames.sort((a, b) => a.timeS - b.timeS),
  };
}
