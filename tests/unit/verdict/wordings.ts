import messages from '@/public/_locales/en/messages.json';
import {
  type Claim,
  type Evidence,
  type Json,
  SOURCES,
  type SourceId,
} from '@/utils/evidence/evidence.ts';
import { UNCHECKED_REASONS } from '@/utils/media/byte-source.ts';
import {
  explain,
  explainLevel,
  explainShort,
  explainUnchecked,
  type Phrase,
} from '@/utils/verdict/explain.ts';
import {
  explainAction,
  explainFailure,
  explainRelationship,
  explainSourceType,
} from '@/utils/verdict/explain-chain.ts';
import { LEVELS } from '@/utils/verdict/fuse.ts';

/** Every value of a union, checked by the compiler: a new value without a line here is a type error. */
const all = <T extends string>(values: Record<T, true>) => Object.keys(values) as T[];
const CLAIMS = all<Claim>({
  'ai-generated': true,
  'ai-edited': true,
  captured: true,
  neutral: true,
});

export const some = (
  source: SourceId,
  kind: string,
  detail: Record<string, Json> = {},
): Evidence => ({
  source,
  class: 'declared',
  claim: 'ai-generated',
  strength: 'firm',
  by: 'Somebody',
  falseAlarmRate: 0.004,
  detail: { kind, ...detail },
});

const BOUND = { binding: 'match', list: 'none', basis: 'source-type', where: 'active', says: '' };

/** Every wording there is: each source, kind, state, list and status that utils/evidence can produce. */
const EVERY: Evidence[] = [
  ...'creator platform c2pa iptc invisible-watermark generator-signature labeler unknown'
    .split(' ')
    .map((source) => some('platform', 'label', { source })),
  ...['page', 'media'].map((kind) => some('host', kind, { host: 'sora.com' })),
  ...['hashtag', 'phrase'].map((kind) => some('caption', kind, { word: '#ai' })),
  ...['confirmed', 'possible', 'suspected', 'unknown', 'unreadable'].map((status) =>
    some('container', 'aigc', { status }),
  ),
  ...['tiktok', 'fingerprint', 'tool'].map((kind) => some('container', kind)),
  some('container', 'iptc', { digitalSourceType: 'trainedAlgorithmicMedia' }),
  ...['trusted', 'unknown-signer', 'expired', 'tampered'].flatMap((kind) =>
    ['match', 'mismatch', 'not-checked'].flatMap((binding) =>
      ['official', 'interim', 'user', 'test', 'none'].flatMap((list) =>
        ['source-type', 'product', 'none'].flatMap((basis) =>
          ['active', 'parent', 'ingredient'].map((where) =>
            some('c2pa', kind, { binding, list, basis, where, says: 'Sora' }),
          ),
        ),
      ),
    ),
  ),
  { ...some('c2pa', 'tampered', BOUND), strength: 'weak' as const },
  ...['match', 'mismatch', 'not-checked'].flatMap((binding) =>
    ['page', ''].map((from) =>
      some('c2pa', 'trusted', {
        from,
        ...{ binding, list: 'none', basis: 'none', where: 'active', says: '' },
        fragments: { checked: 2, of: 9 },
      }),
    ),
  ),
  ...['words', 'template', 'caption'].map((kind) =>
    some('mark', kind, { generator: 'Sora', text: 'Sora', frames: 3 }),
  ),
  some('detector', 'score', { probability: 0.93 }),
  ...SOURCES.map((source) => some(source, 'a kind from another version')),
].flatMap((evidence) => CLAIMS.map((claim) => ({ ...evidence, claim })));

/** The codes that have words (C2PA 2.2 §15.2 and §18.14, IPTC digital source types); others are shown as they come. */
const CODES: Phrase[] = [
  ...words(
    `created opened edited edited.metadata placed removed cropped trimmed deleted resized resized.proportional
     orientation adjustedColor color_adjustments filtered enhanced drawing addedText changedSpeed dubbed translated
     converted transcoded repackaged published watermarked watermarked.bound watermarked.unbound redacted unknown copied formatted version_updated
     printed managed produced saved`,
  ).map((name) => explainAction(`c2pa.${name}`)),
  explainAction('com.fabrikam.gaussianBlur'),
  ...words(
    `trainedAlgorithmicMedia compositeWithTrainedAlgorithmicMedia algorithmicMedia algorithmicallyEnhanced
     compositeSynthetic composite compositeCapture digitalCapture computationalCapture screenCapture virtualRecording
     digitalCreation humanEdits dataDrivenMedia negativeFilm positiveFilm print`,
  ).map((code) => explainSourceType(`http://cv.iptc.org/newscodes/digitalsourcetype/${code}`)),
  ...['empty', 'trainedAlgorithmicData'].map((code) =>
    explainSourceType(`http://c2pa.org/digitalsourcetype/${code}`),
  ),
  ...['parentOf', 'componentOf', 'inputTo'].map(explainRelationship),
  ...words(
    `claimSignature.mismatch assertion.bmffHash.mismatch assertion.hashedURI.mismatch assertion.missing
     signingCredential.untrusted signingCredential.expired signingCredential.invalid signingCredential.ocsp.revoked`,
  ).map(explainFailure),
];

function words(list: string): string[] {
  return list.split(/\s+/);
}

const phrases: Phrase[] = [
  ...CODES,
  ...EVERY.flatMap((evidence) => [explainShort(evidence), explain(evidence)]),
  ...LEVELS.flatMap((level) => Object.values(explainLevel(level))),
  ...SOURCES.flatMap((source) =>
    UNCHECKED_REASONS.map((reason) => explainUnchecked({ source, reason })),
  ),
  ...['too-small', 'too-dark', 'too-few-frames', 'not-camera-like', 'low-quality'].map((detail) =>
    explainUnchecked({ source: 'detector', reason: 'declined', detail }),
  ),
];

export type Message = { message: string; placeholders?: Record<string, { content: string }> };
export const locale: Record<string, Message> = messages;
const flatten = (one: Phrase): Phrase[] => [
  one,
  ...one.args.flatMap((arg) => (typeof arg === 'string' ? [] : flatten(arg))),
];
/** Every phrase that utils/verdict can make, with those inside it. */
export const said = phrases.flatMap(flatten);
/** Key and arguments as the browser would say them, for reading in assertions. */
export function inEnglish({ key, args, raw = '' }: Phrase): string {
  const { message = raw, placeholders = {} } = locale[key] ?? {};
  return message.replace(/\$([A-Z_]+)\$/g, (_, name: string) => {
    const arg = args[Number(placeholders[name.toLowerCase()]?.content.slice(1)) - 1];
    return typeof arg === 'string' ? arg : arg ? inEnglish(arg) : '';
  });
}
