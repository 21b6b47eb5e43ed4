import type { EvidenceSource } from './evidence.ts';
import { platform } from './platform.ts';

/** What a page's own script tells at once; apart from the others, whose lists are not for every page. */
export const instantSources: readonly EvidenceSource[] = [platform];
