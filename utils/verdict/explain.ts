import type { Claim, Evidence, Json, SourceId, Unchecked } from '@/utils/evidence/evidence.ts';
import { LABEL_SOURCES } from '@/utils/sites/site.ts';
import { explainSourceType } from './explain-chain.ts';
import { explainCredentials } from './explain-credentials.ts';
import type { Level, Verdict } from './fuse.ts';
import { type Phrase, phrase, type Wording } from './phrase.ts';

export type { Phrase, Wording } from './phrase.ts';

export const explainShort = (evidence: Evidence): Phrase => word(evidence).short;
export const explain = (evidence: Evidence): Phrase => word(evidence).full;

/** The level in one or two words, and what it means. No level says that a video is what it seems to be. */
export const explainLevel = (
  level: Level,
): { readonly title: Phrase; readonly meaning: Phrase } => ({
  title: phrase(['level', level]),
  meaning: phrase(['level', level, 'meaning']),
});

/** Which source could not check, and why. */
export function explainUnchecked({ source, reason, detail }: Unchecked): Phrase {
  const why = known(detail, DECLINED);
  const words = reason === 'declined' && why ? ['declined', why] : ['unchecked', reason];
  // It is what checks: what could not be checked is the video.
  return source === 'detector'
    ? phrase('unchecked_detector', phrase(words))
    : phrase('unchecked', sourceName(source), phrase(words));
}

/**
 * Where "no signs" rests on the file alone: why nobody saw its pictures; where there is no video, that. Null where they were
 * looked at, or nothing rests on it.
 */
export function explainUnseen({ level, checked, unchecked }: Verdict): Phrase | null {
  const wall = unchecked.find(({ source }) => source === 'detector');
  const isSeen = checked.includes('mark') || checked.includes('detector');
  const restsOnIt = level === 'no-signs' || (level === 'unchecked' && wall?.reason === 'no-video');
  return restsOnIt && wall && !isSeen ? explainUnchecked(wall) : null;
}

/** Why the detector gives no opinion (`model/gate.ts`). */
const DECLINED = [
  'too-small',
  'too-dark',
  'too-few-frames',
  'not-camera-like',
  'low-quality',
] as const;

export const sourceName = (source: SourceId): Phrase => phrase(['source', source]);

/** What is claimed, to stand in quotes or behind a colon. */
export const claimed = (claim: Claim): Phrase => phrase(['claim', claim]);

const WORDINGS: Readonly<Record<SourceId, (evidence: Evidence) => Wording | null>> = {
  platform({ by, claim, detail }) {
    const source = known(detail.source, LABEL_SOURCES) ?? 'unknown';
    return {
      short: phrase(['short_platform', source], by),
      full: phrase(['evidence_platform', source], by, claimed(claim)),
    };
  },
  host({ by, detail }) {
    const kind = known(detail.kind, ['page', 'media']);
    if (!kind) return null;
    return {
      short: phrase('short_host', by),
      full: phrase(['evidence_host', kind], text(detail.host), by),
    };
  },
  caption({ detail }) {
    const kind = known(detail.kind, ['hashtag', 'phrase']);
    return kind && both(['caption', kind], text(detail.word));
  },
  container({ by, detail }) {
    switch (detail.kind) {
      case 'aigc': {
        const status = known(detail.status, AIGC_STATUSES) ?? 'unreadable';
        return {
          short: phrase('short_container_aigc', by),
          full: phrase(['evidence_container_aigc', status], by),
        };
      }
      case 'iptc': {
        const raw = text(detail.digitalSourceType);
        return {
          short: phrase('short_container_iptc'),
          full: phrase('evidence_container_iptc', by, { ...explainSourceType(raw), raw }),
        };
      }
      case 'tiktok':
        return {
          short: phrase('short_container_tiktok'),
          full: phrase('evidence_container_tiktok'),
        };
      case 'fingerprint':
      case 'tool':
        return both(['container', detail.kind], by);
      default:
        return null;
    }
  },
  c2pa: explainCredentials,
  mark({ by, detail }) {
    const kind = known(detail.kind, ['words', 'template', 'caption']);
    if (!kind) return null;
    const generator = text(detail.generator) || by;
    const { frames } = detail;
    const count = String(Array.isArray(frames) ? frames.length : (frames ?? ''));
    return {
      short: phrase(['short_mark', kind], generator, text(detail.text)),
      full: phrase(['evidence_mark', kind], generator, count, text(detail.text)),
    };
  },
  detector({ claim, detail, falseAlarmRate }) {
    if (detail.kind !== 'score') return null;
    const kind = claim === 'neutral' ? 'neutral' : 'ai';
    return {
      short: phrase('short_detector'),
      full: phrase(
        ['evidence_detector', kind],
        percent(Number(detail.probability)),
        percent(falseAlarmRate ?? 1),
      ),
    };
  },
};

const AIGC_STATUSES = ['confirmed', 'possible', 'suspected', 'unknown', 'unreadable'] as const;

/** Evidence of a kind that is new here, or written by an older version, is still told, in general words. */
function word(evidence: Evidence): Wording {
  return (
    WORDINGS[evidence.source](evidence) ?? {
      short: phrase('short_other', evidence.by),
      full: phrase(
        'evidence_other',
        sourceName(evidence.source),
        evidence.by,
        claimed(evidence.claim),
      ),
    }
  );
}

const both = (parts: readonly string[], ...args: Phrase['args']): Wording => ({
  short: phrase(['short', ...parts], ...args),
  full: phrase(['evidence', ...parts], ...args),
});

const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');

const known = <T extends string>(value: Json | undefined, all: readonly T[]): T | null =>
  all.find((one) => one === value) ?? null;

/** In the way of the browser's own language, as are all numbers that it shows. */
export const percent = (share: number) =>
  new Intl.NumberFormat(undefined, { style: 'percent', maximumSignificantDigits: 2 }).format(share);
