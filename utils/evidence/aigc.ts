import { clip } from './clip.ts';
import type { Evidence, Json } from './evidence.ts';

/** `Label` of GB 45438-2025 annex E. 2 and 3 are known from secondary sources only (notes: peers §5.3). */
const LABELS = new Map([
  ['1', 'confirmed'],
  ['2', 'possible'],
  ['3', 'suspected'],
]);

/** Companies by their Unified Social Credit code; a producer code is 001 + 1 + this + five digits. */
const COMPANIES: Readonly<Record<string, string>> = {
  '91330106MA2CFLDG4R': 'Alibaba',
  '91110108MACC4D63XF': 'Vidu',
};
const PRODUCER_CODE = /^0011([0-9A-Z]{18})\d{5}$/;

/** Generators that are recognised by how their product ids begin (storytold/artcraft, crate video_info). */
const PRODUCTS: readonly (readonly [RegExp, string])[] = [[/^KLingMuse_/, 'Kling']];

/**
 * China's label for generated content (GB 45438-2025 annex E), from the text under its key. It is not signed, so
 * it stays `declared`: firm for 1, weak for "possible" and "suspected". A label with another value, or one that
 * cannot be read, is reported and claims nothing. Null where there is no label.
 */
export function aigcEvidence(value: string, place: string): Evidence | null {
  if (!value.trim()) return null;
  const label = findLabel(value);
  const field = (name: string) => clip(label?.[name.toLowerCase()]);
  const status = LABELS.get(field('Label').trim());
  const producer = field('ContentProducer') || field('ServiceProvider');
  const product = PRODUCTS.find(([begin]) => begin.test(field('ProduceID')))?.[1];
  const raw = ['Label', 'ContentProducer', 'ProduceID', 'ContentPropagator', 'PropagateID'];
  return {
    source: 'container',
    class: 'declared',
    claim: status ? 'ai-generated' : 'neutral',
    strength: status === 'confirmed' ? 'firm' : 'weak',
    by: producerName(producer) || product || 'GB 45438-2025',
    detail: {
      kind: 'aigc',
      place,
      status: status ?? (label ? 'unknown' : 'unreadable'),
      ...Object.fromEntries(raw.map((name) => [name, field(name)]).filter(([, text]) => text)),
      ...(product && { product }),
      ...(!label && { raw: clip(value) }),
    },
  };
}

function producerName(producer: string): string {
  const code = PRODUCER_CODE.exec(producer)?.[1];
  return (code && COMPANIES[code]) || producer;
}

/** The label's fields by lower-case name, from JSON that may be wrapped in `AIGC` or written as a string in JSON. */
function findLabel(value: string): Readonly<Record<string, Json>> | null {
  let at: Json | undefined = parseLoosely(value);
  for (let depth = 0; depth < 4 && at !== undefined; depth++) {
    if (typeof at === 'string') at = parseLoosely(at);
    else if (at === null || typeof at !== 'object' || Array.isArray(at)) return null;
    else {
      const fields: Readonly<Record<string, Json>> = Object.fromEntries(
        Object.entries(at).map(([name, field]) => [name.toLowerCase(), field]),
      );
      if (fields.aigc === undefined) return fields;
      at = fields.aigc;
    }
  }
  return null;
}

/** Parses JSON; writers leave byte order marks, NULs and raw line breaks in it. */
export function parseLoosely(value: string): Json | undefined {
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go.
    return JSON.parse(value.replace(/[\u0000-\u001f\ufeff]+/g, ' '));
  } catch {
    return undefined;
  }
}

/**
 * TikTok's own key in downloaded files: `aigc_info = {"aigc_label_type":N}`. Ordinary videos carry 0, so only more
 * than 0 says anything (notes: sites §2).
 */
export function tiktokEvidence(value: string, place: string): Evidence | null {
  const info = parseLoosely(value);
  if (info === null || typeof info !== 'object' || !('aigc_label_type' in info)) return null;
  const type = Number(info.aigc_label_type);
  if (!(type > 0)) return null;
  return {
    source: 'container',
    class: 'declared',
    claim: 'ai-generated',
    strength: 'firm',
    by: 'TikTok',
    detail: { kind: 'tiktok', place, raw: clip(value) },
  };
}
