import type { Evidence } from '@/utils/evidence/evidence.ts';
import { explain, explainLevel, explainShort, explainUnchecked } from '@/utils/verdict/explain.ts';
import type { Verdict } from '@/utils/verdict/fuse.ts';
import type { BadgeView } from './badge/index.ts';
import type { Notes } from './messages.ts';
import { direction, say, t } from './words.ts';

/** The card is for a glance; the inspector lists everything. */
const MOST_REASONS = 3;

/** What a badge says about a verdict, in the person's language; `notes` stand beside it and change nothing of it. */
export function badgeView(verdict: Verdict, notes?: Notes): Omit<BadgeView, 'size' | 'veil'> {
  const { level, reason, evidence, unchecked } = verdict;
  const { title, meaning } = explainLevel(level);
  const others = evidence.filter((one) => one !== reason && saysMore(one));
  // Where nothing was found, it matters what could not be looked at.
  const missing = level === 'no-signs' || level === 'unchecked' ? unchecked : [];
  const reasons = [...(reason ? [reason] : []), ...others].map(explain);
  return {
    level,
    title: say(title),
    reason: reason ? say(explainShort(reason)) : '',
    // A badge that only the person's own words put there says so at a glance.
    aside: reason ? '' : (notes?.said ?? ''),
    meaning: say(meaning),
    reasons: [...reasons, ...missing.map(explainUnchecked)].slice(0, MOST_REASONS).map(say),
    notes: [notes?.said, notes?.hint].filter((note) => note != null),
    inspectLabel: t('menu_look'),
    wrongLabel: t('correction_wrong'),
    lang: t('language'),
    dir: direction(),
  };
}

/** Neutral evidence is for the inspector. */
const saysMore = ({ claim }: Evidence) => claim !== 'neutral';
