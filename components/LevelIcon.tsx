import type { Level } from '@/utils/verdict/fuse.ts';
import { ICON_BOX, LEVEL_ICONS } from './level-icons.ts';

/** Decoration beside the level's words, which say the same. */
export function LevelIcon({ level }: { readonly level: Level }) {
  return (
    <svg
      className="level-icon"
      data-level={level}
      viewBox={`0 0 ${ICON_BOX} ${ICON_BOX}`}
      aria-hidden="true"
    >
      <path fillRule="evenodd" d={LEVEL_ICONS[level]} />
    </svg>
  );
}
