import type { Metadata } from '@/utils/media/metadata.ts';
import type { Tag } from '@/utils/media/tag.ts';
import { parseLoosely } from './aigc.ts';
import { clip } from './clip.ts';
import type { Claim, Evidence, Json } from './evidence.ts';

/**
 * Traces that generators leave in a file without meaning them as a label. All weak: unsigned, seen by few, and easily
 * carried over by an editor. Sources: storytold/artcraft (crate video_info) and one Veo file (notes: peers §5.1, §5.5).
 */
interface Fingerprint {
  readonly by: string;
  readonly claim: Claim;
  readonly test: (tag: Tag) => boolean;
}

const FINGERPRINTS: readonly Fingerprint[] = [
  {
    by: 'Dreamina',
    claim: 'ai-generated',
    test: ({ value }) =>
      has(value, { product: 'dreamina', exportType: 'generation' }) ||
      has(value, { source_info: 'dreamina' }),
  },
  {
    by: 'Google',
    claim: 'ai-generated',
    test: ({ value }) => value.trim() === 'Created by Google Generative AI.',
  },
  // Google's other tools may write this too: it says who, not how.
  {
    by: 'Google',
    claim: 'neutral',
    test: ({ key, value }) => key === '©too' && value.trim() === 'Google',
  },
];

/** H.264 "user data unregistered" message of Kling's encoder: UUID, then its name (one source, unconfirmed). */
const KLING_SEI = '\x91\xca\x60\x61\x4a\xee\x38\x54\x86\x14\x2d\x5f\x73\xf4\xae\x2ekling-ai\0';

export function fingerprintEvidence({ tags, mediaHead }: Metadata): Evidence[] {
  const found = tags.flatMap((tag) =>
    FINGERPRINTS.filter(({ test }) => tag.place !== 'xmp' && test(tag)).map(({ by, claim }) =>
      evidence(by, claim, { place: tag.place, key: clip(tag.key, 80), raw: clip(tag.value) }),
    ),
  );
  const bytes = String.fromCharCode(...mediaHead);
  return bytes.includes(KLING_SEI)
    ? [...found, evidence('Kling', 'ai-generated', { place: 'sei', raw: 'kling-ai' })]
    : found;
}

function evidence(by: string, claim: Claim, detail: Readonly<Record<string, Json>>): Evidence {
  const kind = claim === 'neutral' ? 'tool' : 'fingerprint';
  return {
    source: 'container',
    class: 'declared',
    claim,
    strength: 'weak',
    by,
    detail: { kind, ...detail },
  };
}

/** Whether a text is a JSON object with these values. */
function has(value: string, wanted: Readonly<Record<string, string>>): boolean {
  if (!value.trimStart().startsWith('{')) return false;
  const object = parseLoosely(value);
  if (object === null || typeof object !== 'object') return false;
  return Object.entries(wanted).every(
    ([key, expected]) => (object as Readonly<Record<string, Json>>)[key] === expected,
  );
}
