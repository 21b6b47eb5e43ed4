import type { Verdict } from '@/utils/verdict/fuse.ts';
import type { BadgeView } from './badge/index.ts';
export const badgeView = (v: Verdict, _site: string): BadgeView => ({
  level: v.level,
  title: v.level,
  reason: v.reason ? `${v.reason.source} ${v.reason.by}` : '',
  reasons: v.evidence.map((e) => `${e.source}/${e.detail.kind} ${e.by} ${e.claim}`),
  inspectLabel: 'Take a second look',
  dir: 'ltr',
});
