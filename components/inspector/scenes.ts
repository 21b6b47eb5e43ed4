import type { Thumbnail } from '@/utils/browser/messages.ts';
import type { Evidence } from '@/utils/evidence/evidence.ts';

/** Frames further apart than this belong to two windows of the detector (`model/aggregate.ts`). */
const GAP_S = 1;
const SAME_S = 0.02;

export interface ScoredFrame extends Thumbnail {
  /** The detector's probability, null where this frame got none. */
  readonly score: number | null;
}

/** Joins the kept pictures with the detector's scores by their time, and splits them into scenes. */
export function scenesOf(
  thumbnails: readonly Thumbnail[],
  evidence: readonly Evidence[],
): ScoredFrame[][] {
  const frames = evidence.find((e) => e.source === 'detector')?.detail.frames;
  const scores = Array.isArray(frames) ? frames.filter(isScore) : [];
  const scenes: ScoredFrame[][] = [];
  for (const thumbnail of [...thumbnails].sort((a, b) => a.timeS - b.timeS)) {
    const near = scores.find(({ timeS }) => Math.abs(timeS - thumbnail.timeS) < SAME_S);
    const frame = { ...thumbnail, score: near?.probability ?? null };
    const open = scenes.at(-1);
    const last = open?.at(-1);
    if (open && last && frame.timeS - last.timeS <= GAP_S) open.push(frame);
    else scenes.push([frame]);
  }
  return scenes;
}

/** How many of the frames the detector gave a score: it looks at a few of every scene (`model/detector.ts`). */
export function scoredShare(scenes: readonly (readonly ScoredFrame[])[]): 'all' | 'some' | 'none' {
  const scores = scenes.flat().map(({ score }) => score);
  if (scores.every((score) => score === null)) return 'none';
  return scores.includes(null) ? 'some' : 'all';
}

const isScore = (value: unknown): value is { timeS: number; probability: number } => {
  const { timeS, probability } = (value ?? {}) as Record<string, unknown>;
  return typeof timeS === 'number' && typeof probability === 'number';
};

/** A mark's place in the picture, as fractions of its size. */
export interface MarkedFrame extends Thumbnail {
  readonly box: readonly [x: number, y: number, width: number, height: number];
  readonly by: string;
}

/** For every mark that was seen, the kept picture that shows it best: one of its own frames, else the nearest. */
export function markedFrames(
  thumbnails: readonly Thumbnail[],
  evidence: readonly Evidence[],
): MarkedFrame[] {
  return evidence.flatMap(({ source, by, detail }) => {
    const { box, frames } = detail;
    if (source !== 'mark' || !isBox(box) || thumbnails.length === 0) return [];
    const times = Array.isArray(frames) ? frames.filter((time) => typeof time === 'number') : [];
    const distance = ({ timeS }: Thumbnail) =>
      Math.min(...times.map((time) => Math.abs(time - timeS)), Number.MAX_VALUE);
    const [best] = [...thumbnails].sort((a, b) => distance(a) - distance(b));
    return best ? [{ ...best, box, by }] : [];
  });
}

const isBox = (value: unknown): value is MarkedFrame['box'] =>
  Array.isArray(value) &&
  value.length === 4 &&
  value.every((one) => typeof one === 'number' && one >= 0 && one <= 1);
