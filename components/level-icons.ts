import type { Level } from '@/utils/verdict/fuse.ts';

/** Side of the square that every icon is drawn in. */
export const ICON_BOX = 16;

/** Fat enough to stay a star at 16 px; hollow, it means the same thing with less certainty. */
const SPARK =
  'M8 .5C8.9 4.3 11.7 7.1 15.5 8 11.7 8.9 8.9 11.7 8 15.5 7.1 11.7 4.3 8.9.5 8 4.3 7.1 7.1 4.3 8 .5Z';

/**
 * One silhouette per level, so that colour is never the only sign. SVG path data for a box of 16 × 16,
 * filled with one colour by the even-odd rule. Plain data: the badge draws the same shapes without React.
 * No tick and no shield anywhere: nothing here says that a video is safe.
 */
export const LEVEL_ICONS: Readonly<Record<Level, string>> = {
  ai: SPARK,
  'ai-edited':
    'M11.6 1.7a1.4 1.4 0 0 1 2 0l.8.8a1.4 1.4 0 0 1 0 2L6.2 12.7 2 14.1 3.4 9.9Z' +
    'M4.2.7C4.5 2.4 5.4 3.3 7.1 3.6 5.4 3.9 4.5 4.8 4.2 6.5 3.9 4.8 3 3.9 1.3 3.6 3 3.3 3.9 2.4 4.2.7Z',
  'likely-ai': `${SPARK}M8 4.4C7.4 6.1 6.1 7.4 4.4 8 6.1 8.6 7.4 9.9 8 11.6 8.6 9.9 9.9 8.6 11.6 8 9.9 7.4 8.6 6.1 8 4.4Z`,
  captured:
    'M5.6 2.3 4.7 4H2.5A1.5 1.5 0 0 0 1 5.5V12A1.5 1.5 0 0 0 2.5 13.5H13.5A1.5 1.5 0 0 0 15 12V5.5A1.5 1.5 0 0 0 13.5 4H11.3L10.4 2.3Z' +
    'M8 5.3a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 1 0 0-6.6ZM8 7a1.6 1.6 0 1 0 0 3.2A1.6 1.6 0 1 0 8 7Z',
  'no-signs':
    'M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1ZM8 2.6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 1 1 8 2.6ZM5 7.2h6v1.6H5Z',
  unchecked:
    'M4 1.2h8A2.8 2.8 0 0 1 14.8 4v8A2.8 2.8 0 0 1 12 14.8H4A2.8 2.8 0 0 1 1.2 12V4A2.8 2.8 0 0 1 4 1.2Z' +
    'M4 2.8A1.2 1.2 0 0 0 2.8 4v8A1.2 1.2 0 0 0 4 13.2h8A1.2 1.2 0 0 0 13.2 12V4A1.2 1.2 0 0 0 12 2.8Z' +
    'M8 4C6.5 4 5.4 5 5.3 6.4H6.9C7 5.7 7.4 5.4 8 5.4 8.6 5.4 9 5.7 9 6.3 9 6.7 8.8 7 8.2 7.4 7.5 7.9 7.2 8.3 7.2 9.2V9.4H8.8V9.2C8.8 8.8 8.9 8.6 9.5 8.2 10.3 7.7 10.7 7.1 10.7 6.3 10.7 4.9 9.6 4 8 4Z' +
    'M8 10.2A.95.95 0 1 0 8 12.1.95.95 0 1 0 8 10.2Z',
};
