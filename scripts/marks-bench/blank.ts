import type { Evidence } from '@/utils/evidence/evidence.ts';
import { CouldNotCheck } from '@/utils/media/byte-source.ts';

/** A clip without a picture in it shows no mark. */
export function blank(error: unknown): readonly Evidence[] {
  if (error instanceof CouldNotCheck) return [];
  throw error;
}
