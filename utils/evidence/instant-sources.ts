import type { EvidenceSource } from './evidence.ts';
import { host } from './host.ts';
import { platform } from './platform.ts';

/** What a page's own script can tell before anybody answers. Authors' words, in twenty languages, are not for every page. */
export const instantSources: readonly EvidenceSource[] = [platform, host];
