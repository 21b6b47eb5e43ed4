import type { Detector } from '@/utils/model/detector.ts';
import { credentials } from './c2pa.ts';
import type { ReadManifestStore } from './c2pa-reader.ts';
import { container } from './container.ts';
import { estimate } from './detector.ts';
import type { EvidenceSource } from './evidence.ts';
import { visibleMark } from './mark.ts';
import type { MarkTools } from './read-marks.ts';

/** What the sources that look at the video itself need from outside; each is loaded on first need. */
export interface LabTools {
  readonly readManifestStore: ReadManifestStore;
  readonly loadMarks: () => Promise<MarkTools>;
  readonly loadDetector: () => Promise<Detector>;
}

/** The registry of sources that look at the file or its pictures, cheapest first. They run in the lab only. */
export const mediaSources = (tools: LabTools): readonly EvidenceSource[] => [
  container,
  credentials(tools.readManifestStore),
  visibleMark(tools.loadMarks),
  estimate(tools.loadDetector),
];
