import { caption } from './caption.ts';
import type { EvidenceSource } from './evidence.ts';
import { host } from './host.ts';
import { platform } from './platform.ts';

/** What can be told from the post alone: no file, no frame, no request. Cheapest first. */
export const postSources: readonly EvidenceSource[] = [platform, host, caption];
