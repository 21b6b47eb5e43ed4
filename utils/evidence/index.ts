import { caption } from './caption.ts';
import type { EvidenceSource } from './evidence.ts';
import { host } from './host.ts';
import { platform } from './platform.ts';

/** What the page's script tells at once. Kept to what needs no data of its own: it is loaded in every page. */
export const instantSources: readonly EvidenceSource[] = [platform];

/** What can be told from the post alone: no file, no frame, no request. Cheapest first. */
export const postSources: readonly EvidenceSource[] = [platform, host, caption];
