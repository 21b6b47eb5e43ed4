import type { Verdict } from '@/utils/verdict/fuse.ts';
import type { BadgeView } from './badge/index.ts';
import { badgeView } from './badge-view.ts';
import type { Notes } from './messages.ts';
import type { Settings } from './settings.ts';
import { t } from './words.ts';

const STRENGTH = ['label', 'dim', 'cover'] as const;

/** Whether the person wants to see this label at all. `wanted` is what `wantedBy` said of the post. */
export function isShown({ level }: Verdict, wanted: string | null, settings: Settings): boolean {
  if (wanted) return true;
  if (level === 'no-signs') return settings.showNoSigns;
  if (level === 'captured') return settings.showCaptured;
  return level !== 'unchecked';
}

/**
 * A verdict as the person wants it shown: how large, and what lies over the video. Where their own rule is why there is
 * a label, it says so beside the verdict and leaves the verdict alone.
 * @param lifted the person has already looked at what was covered
 */
export function display(
  verdict: Verdict,
  wanted: string | null,
  lifted: boolean,
  { treatment, badgeSize }: Settings,
  notes?: Notes,
): BadgeView {
  const view = badgeView(verdict, notes);
  const own = wanted === null ? '' : t('display_wanted', wanted);
  const aside = view.aside || (view.reason ? '' : own);
  const choices = [
    verdict.level in treatment ? treatment[verdict.level as keyof typeof treatment] : 'label',
    wanted === null ? 'label' : treatment.wanted,
  ] as const;
  const kind = STRENGTH.findLast((one) => choices.includes(one));
  return {
    ...view,
    aside,
    notes: wanted === null ? view.notes : [...view.notes, t('display_wanted_full', wanted)],
    size: badgeSize,
    veil:
      kind === undefined || kind === 'label' || lifted
        ? null
        : { kind, showLabel: t('display_show') },
  };
}
