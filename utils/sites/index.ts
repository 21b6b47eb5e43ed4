import type { Site } from './site.ts';

/** The registry: one line a site. The generic page comes last and takes what nobody else does. */
export const sites: readonly Site[] = [];
