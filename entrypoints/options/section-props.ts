import type { Change, Settings } from '@/utils/browser/settings.ts';

/** What every section gets: the settings, and a way to change some of them. */
export interface SectionProps {
  readonly settings: Settings;
  readonly change: (part: Change) => void;
}
