import type { Evidence } from '@/utils/evidence/evidence.ts';
import { explain, explainLevel, explainShort, explainUnchecked } from '@/utils/verdict/explain.ts';
import type { Verdict } from '@/utils/verdict/fuse.ts';
import type { BadgeView } from './badge/index.ts';
import { direction, say, t } from './words.ts';

/** The card is for a glance; the inspector lists everything. */
const MOST_REASONS = 3;

/** What a badge says about a verdict, in the person's language. */
export function badgeView(verdict: Verdict): Omit<BadgeView, 'size' | 'veil'> {
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
    meaning: say(meaning),
    reasons: [...reasons, ...missing.map(explainUnchecked)].slice(0, MOST_REASONS).map(say),
    inspectLabel: t('menu_look'),
    lang: t('language'),
    dir: direction(),
  };
}

/** Neutral evidence is for the inspector. */
const saysMore = ({ claim }: Evidence) => claim !== 'neutral';
