import type { Evidence, Findings } from '@/utils/evidence/evidence.ts';

export function detectorScore(findings: Findings): {
  readonly score: number | null;
  readonly frames: number;
  readonly model: string | null;
};
export function evidenceOf(
  findings: Findings,
): readonly Pick<Evidence, 'source' | 'class' | 'claim' | 'by' | 'detail'>[];
