import type { Calibration } from '@/utils/model/calibration.ts';
import type { OrtSession, OrtTensor } from '@/utils/model/detector.ts';

type Question = Record<string, OrtTensor>;
type Answer = Awaited<ReturnType<OrtSession['run']>>;

/** How a graphics card did on drawn pictures: the worst difference of any output from what Python says, the fastest runs of it and of wasm. */
export interface Trial {
  readonly used: boolean;
  readonly why:
    | 'right and faster'
    | 'no graphics card'
    | 'refused before'
    | 'wrong'
    | 'slower'
    | 'timeout'
    | string;
  readonly difference?: number;
  readonly gpuMs?: number;
  readonly wasmMs?: number;
}

/** Views, of six videos or so: wasm has then worked for 1 s, half as long as a trial takes to open its runtime. */
const START_AFTER = 16;
const TRIAL_MS = 20_000;
/** Wasm needs a fortieth of it; but the answer waits, too, while the lab's own thread checks credentials. */
const ANSWER_MS = 3_000;
/**
 * In log-odds: another order of the same float32 sums makes a thousandth of it (see README), a wrong kernel or half precision
 * makes more. Wasm is no measure: it rounds to whole numbers on its way, by 0.15 a view (training/results.md).
 */
const MAX_DIFFERENCE = 0.01;
/** The first compiles the shaders. */
const ROUNDS = 2;

/**
 * Answers by wasm, and by the graphics card from when it has proved in the background that it is right and faster. A card that
 * fails in the trial or later is not asked again before the lab closes: that question and all others are answered by wasm.
 * `refused-cards.ts` remembers beyond that what failed in a trial.
 * @param expected what the net answers to drawn pictures, in the order of their seeds
 * @param open opens the net on a card, until the signal ends it; null where there is no card
 * @param tell hears once how the trial ended
 */
export function preferGpu(
  wasm: OrtSession,
  expected: Calibration['drawn'],
  open: (signal: AbortSignal) => Promise<OrtSession | null>,
  tell: (trial: Trial) => void,
): OrtSession {
  const life = new AbortController();
  let gpu: OrtSession | null = null;
  let asked = 0;

  function drop() {
    gpu = null;
    life.abort();
  }

  async function tryOut(question: Question) {
    let trial: Trial;
    try {
      trial = await within(TRIAL_MS, async () => {
        const opened = await open(life.signal);
        if (!opened) return { used: false, why: 'no graphics card' };
        const compared = await compare(opened, wasm, expected, question);
        if (compared.used && !life.signal.aborted) gpu = opened;
        return compared;
      });
    } catch (error) {
      trial = { used: false, why: error instanceof Error ? error.message : String(error) };
    }
    if (!trial.used) drop();
    tell(trial);
  }

  return {
    run: async (question) => {
      asked += 1;
      if (asked === START_AFTER) void tryOut(question);
      const card = gpu;
      if (card) {
        const answer = await within(ANSWER_MS, () => card.run(question)).catch(() => null);
        if (answer && allFinite(answer)) return answer;
        drop();
      }
      return wasm.run(question);
    },
    release: async () => {
      drop();
      await wasm.release?.();
    },
  };
}

async function compare(
  gpu: OrtSession,
  wasm: OrtSession,
  expected: Calibration['drawn'],
  question: Question,
): Promise<Trial> {
  let [difference, gpuMs, wasmMs] = [0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round++) {
    for (const [seed, answers] of expected.entries()) {
      const picture = drawn(question, seed);
      wasmMs = Math.min(wasmMs, (await timed(() => wasm.run(picture))).ms);
      const answer = await timed(() => gpu.run(picture));
      difference = Math.max(difference, differenceOf(answers, answer.value));
      gpuMs = Math.min(gpuMs, answer.ms);
    }
  }
  const right = difference <= MAX_DIFFERENCE; // Never where it is not a number.
  const used = right && gpuMs < wasmMs;
  const why = used ? 'right and faster' : right ? 'slower' : 'wrong';
  return { used, why, difference, gpuMs, wasmMs };
}

/** A picture of the question's shape, of lines and waves, as training/build.py draws it. */
export function drawn(question: Question, seed: number): Question {
  const draw = (tensor: OrtTensor): OrtTensor => {
    const width = tensor.dims.at(-1) ?? 1;
    const data = tensor.data.map((_, at) => {
      const [x, y] = [at % width, Math.floor(at / width)];
      return (64 + ((x * x + y * (5 + seed) + x * y * seed + seed * 17) % 160)) / 255;
    });
    return { ...tensor, data };
  };
  return Object.fromEntries(Object.entries(question).map(([name, t]) => [name, draw(t)]));
}

function differenceOf(expected: readonly number[], answer: Answer): number {
  const values = Object.values(answer).flatMap(({ data }) => Array.from(data));
  return Math.max(...expected.map((value, i) => Math.abs(value - Number(values[i]))));
}

const allFinite = (answer: Answer) =>
  Object.values(answer).every(({ data }) => Array.from(data).every(Number.isFinite));

async function timed<T>(work: () => Promise<T>) {
  const started = performance.now();
  const value = await work();
  return { value, ms: performance.now() - started };
}

function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timeout')), ms);
    work()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
