import { sites } from '@/utils/sites/index.ts';
import type { PlatformLabel, Post } from '@/utils/sites/site.ts';
import type { Evidence, EvidenceSource } from './evidence.ts';

/**
 * What the site says about the post, in its answers or on its page. It is the site's word, firm but never verified;
 * a site that says "captured with a camera" is reported, and `fuse` lets nobody's word make a capture. A page's own script
 * calls this at once, without what surrounds a source.
 */
export function labelEvidence({ site, labels }: Pick<Post, 'site' | 'labels'>): Evidence[] {
  const by = sites.find(({ id }) => id === site)?.name ?? site;
  return withoutRepeats(labels).map(({ says, source, via, raw }) => ({
    source: 'platform',
    class: 'declared',
    claim: says,
    strength: 'firm',
    by,
    detail: { kind: 'label', says, source, via, raw, site },
  }));
}

export const platform: EvidenceSource = {
  id: 'platform',
  needs: 'post',
  collect: async ({ post }) => labelEvidence(post),
};

/** The page shows what its answer said: where both are known, the answer's field is the better of the two. */
function withoutRepeats(labels: readonly PlatformLabel[]): PlatformLabel[] {
  const unique = [...new Map(labels.map((label) => [JSON.stringify(label), label])).values()];
  return unique.filter(
    (label) =>
      label.via === 'json' ||
      !unique.some((other) => other.via === 'json' && other.says === label.says),
  );
}
