type PerSensitivity<T> = { readonly low: T; readonly balanced: T; readonly high: T };
type Shares = PerSensitivity<number | null>;

export interface ScoredClip {
  readonly label: string;
  readonly group: string;
  readonly score: number | null;
  readonly level: PerSensitivity<string> | null;
}

export interface GroupMetrics {
  readonly clips: number;
  readonly scored: number;
  readonly auc: number | null;
  readonly flagged: Shares;
}

export interface Metrics {
  readonly clips: number;
  readonly ai: number;
  readonly real: number;
  readonly scored: number;
  readonly auc: number | null;
  readonly tpr: Record<string, number | null>;
  readonly flagged: { readonly ai: Shares; readonly real: Shares };
  readonly groups: Record<string, GroupMetrics>;
}

export const FALSE_ALARM_RATES: readonly number[];
export function auc(positives: readonly number[], negatives: readonly number[]): number | null;
export function truePositiveRate(
  positives: readonly number[],
  negatives: readonly number[],
  rate: number,
): number | null;
export function measure(clips: readonly ScoredClip[]): Metrics;
