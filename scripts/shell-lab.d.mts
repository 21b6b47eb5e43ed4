import type { Worker } from '@playwright/test';
import type { Findings } from '@/utils/evidence/evidence.ts';
import type { Level, Sensitivity } from '@/utils/verdict/fuse.ts';

interface Answer {
  readonly findings: Findings;
  readonly level: Readonly<Record<Sensitivity, Level>>;
  readonly cost: { readonly bytes: number; readonly ms: number };
  readonly cpuMs: number;
}
export function openLab(what?: { readonly flags?: readonly string[] }): Promise<{
  examine(file: string): Promise<Answer>;
  worker(): Worker | undefined;
  close(): Promise<void>;
}>;
