import type { EvidenceSource } from './evidence.ts';
export type ReadManifestStore = unknown;
export const credentials = (_: ReadManifestStore): EvidenceSource => ({
  id: 'c2pa',
  needs: 'file',
  collect: async () => [],
});
