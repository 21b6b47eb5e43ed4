import { type Metadata, readMetadata } from '@/utils/media/metadata.ts';
import { aigcEvidence, tiktokEvidence } from './aigc.ts';
import type { Evidence, EvidenceSource } from './evidence.ts';
import { fingerprintEvidence } from './fingerprints.ts';
import { iptcEvidence } from './iptc.ts';
import { xmpValues } from './xmp.ts';

/** What the file says about itself, unsigned: China's AIGC label, IPTC source type, TikTok's key, generators' traces. */
export const container: EvidenceSource = {
  id: 'container',
  needs: 'file',
  async collect({ file }, signal) {
    if (!file) return [];
    const metadata = await readMetadata(file);
    signal.throwIfAborted();
    return declaredBy(metadata);
  },
};

const MAX_EVIDENCE = 16;

/** Evidence in a file's metadata, each fact once. Pure. */
export function declaredBy(metadata: Metadata): Evidence[] {
  const found = metadata.tags.flatMap(({ place, key, value }): (Evidence | null)[] => {
    if (place === 'xmp')
      return [
        ...iptcEvidence(value),
        ...xmpValues(value, 'AIGC').map((label) => aigcEvidence(label, place)),
      ];
    if (/^aigc$/i.test(key)) return [aigcEvidence(value, place)];
    return /^aigc_info$/i.test(key) ? [tiktokEvidence(value, place)] : [];
  });
  const all = [...found.filter((item) => item !== null), ...fingerprintEvidence(metadata)];
  const once = new Map(all.map((item) => [JSON.stringify(item), item]));
  return [...once.values()].slice(0, MAX_EVIDENCE);
}
