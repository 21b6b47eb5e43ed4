import { caption } from './caption.ts';
import type { EvidenceSource } from './evidence.ts';
import { host } from './host.ts';
import { platform } from './platform.ts';

/** What a page's own script tells at once. Lists of hosts and of words in twenty languages are not for every page. */
export const instantSources: readonly EvidenceSource[] = [platform];

/** What can be told from the post alone: no file, no frame, no request. Cheapest first. */
export const postSources: readonly EvidenceSource[] = [...instantSources, host, caption];
