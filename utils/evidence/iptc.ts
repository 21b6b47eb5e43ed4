import { clip } from './clip.ts';
import type { Claim, Evidence } from './evidence.ts';
import { xmpValues } from './xmp.ts';

const VOCABULARY = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/**
 * What a code of IPTC's digital source type vocabulary claims. Everything else is neutral: `algorithmicMedia` needs
 * no training data, and an unsigned `digitalCapture` is anybody's word.
 */
const CLAIMS: Readonly<Record<string, readonly [Claim, Evidence['strength']]>> = {
  trainedAlgorithmicMedia: ['ai-generated', 'firm'],
  compositeWithTrainedAlgorithmicMedia: ['ai-edited', 'firm'],
  // "Synthetic" also covers computer graphics made without a model.
  compositeSynthetic: ['ai-edited', 'weak'],
};

/** IPTC DigitalSourceType in an XMP packet (IPTC Photo and Video Metadata 2025.1). */
export function iptcEvidence(packet: string): Evidence[] {
  const values = [...new Set(xmpValues(packet, 'DigitalSourceType'))];
  const system = xmpValues(packet, 'AISystemUsed')[0];
  const version = xmpValues(packet, 'AISystemVersionUsed')[0];
  return values.map((raw) => {
    const code = raw.replace(/^https?:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\//, '');
    const [claim, strength] = (Object.hasOwn(CLAIMS, code) && CLAIMS[code]) || ['neutral', 'weak'];
    return {
      source: 'container',
      class: 'declared',
      claim,
      strength,
      by: clip(system, 80) || 'IPTC',
      detail: {
        kind: 'iptc',
        digitalSourceType: clip(raw),
        // A bare code instead of the full address is a common mistake of writers.
        ...(!raw.startsWith('http') && { malformed: true, meant: clip(VOCABULARY + code) }),
        ...(version && { version: clip(version, 80) }),
      },
    };
  });
}
