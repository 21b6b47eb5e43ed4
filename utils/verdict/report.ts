import * as z from 'zod/mini';
import { type Evidence, type Findings, SOURCES } from '@/utils/evidence/evidence.ts';
import { UNCHECKED_REASONS } from '@/utils/media/byte-source.ts';
import { fuse } from './fuse.ts';

/** Raised when a field changes its meaning; new optional fields do not count. */
const VERSION = 1;
/** A report with eight frames, small and large, has about 1 MB; far beyond that it is something else. */
export const MAX_REPORT_BYTES = 8_000_000;

const Source = z.enum(SOURCES);
const rate = z.number().check(z.gte(0), z.lte(1));

const EvidenceShape = z.object({
  source: Source,
  class: z.enum(['verified', 'declared', 'observed', 'estimated']),
  claim: z.enum(['ai-generated', 'ai-edited', 'captured', 'neutral']),
  strength: z.enum(['firm', 'weak']),
  by: z.string(),
  falseAlarmRate: z.optional(rate),
  detail: z.intersection(z.object({ kind: z.string() }), z.record(z.string(), z.json())),
});

const picture = z.string().check(z.regex(/^data:image\/jpeg;base64,[\w+/=]*$/));

const ReportShape = z.object({
  format: z.literal('second-look-report'),
  version: z.literal(VERSION),
  /** Name of the file, or the address of the page that showed the video. */
  file: z.string(),
  /** SHA-256 of the whole file, where it was at hand. */
  sha256: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  page: z.optional(
    z.object({
      site: z.string(),
      address: z.string(),
      author: z.optional(z.string()),
      caption: z.optional(z.string()),
    }),
  ),
  checkedAt: z.iso.datetime(),
  extension: z.string(),
  /** Version of the detector's model; null where it said nothing. */
  model: z.nullable(z.string()),
  sensitivity: z.enum(['low', 'balanced', 'high']),
  level: z.enum(['ai', 'ai-edited', 'likely-ai', 'captured', 'no-signs', 'unchecked']),
  /** The detector's probability. */
  score: z.nullable(rate),
  evidence: z.array(EvidenceShape).check(z.maxLength(200)),
  unchecked: z
    .array(
      z.object({
        source: Source,
        reason: z.enum(UNCHECKED_REASONS),
        detail: z.optional(z.string()),
      }),
    )
    .check(z.maxLength(50)),
  checked: z.array(Source).check(z.maxLength(50)),
  frames: z
    .array(
      z.object({
        timeS: z.number(),
        image: picture,
        /** The same, as large as people can use. */
        large: z.optional(picture),
      }),
    )
    .check(z.maxLength(64)),
});

/** What a person saves about one video: the shape of DESIGN §10, with what it takes to show it again. */
export type Report = Omit<z.infer<typeof ReportShape>, keyof Findings> & Findings;

/** What a report tells besides what was found. */
export type ReportOrigin = Pick<
  Report,
  'file' | 'sha256' | 'page' | 'checkedAt' | 'extension' | 'sensitivity' | 'frames'
>;

/** Makes the report of one check. */
export function makeReport(findings: Findings, origin: ReportOrigin): Report {
  return JSON.parse(
    JSON.stringify({
      format: 'second-look-report',
      version: VERSION,
      ...origin,
      model: modelOf(findings.evidence),
      level: fuse(findings, origin.sensitivity).level,
      score: scoreOf(findings.evidence),
      evidence: findings.evidence,
      unchecked: findings.unchecked,
      checked: findings.checked,
    }),
  );
}

/** Version of the detector's model, null where it declined or was not asked. */
export function modelOf(evidence: readonly Evidence[]): string | null {
  const value = evidence.find((e) => e.source === 'detector')?.detail.model;
  return typeof value === 'string' ? value : null;
}

/** The detector's probability, null where it declined or was not asked. */
export function scoreOf(evidence: readonly Evidence[]): number | null {
  const value = evidence.find((e) => e.source === 'detector')?.detail.probability;
  return typeof value === 'number' ? value : null;
}

export type ReportError = 'too_large' | 'not_json' | 'newer' | 'not_report';

/** Reads a saved report again. Anybody can write such a file, so nothing in it is believed unread. */
export function parseReport(text: string): { report: Report } | { error: ReportError } {
  if (text.length > MAX_REPORT_BYTES) return { error: 'too_large' };
  try {
    const data: unknown = JSON.parse(text);
    if (isNewer(data)) return { error: 'newer' };
    const read = ReportShape.safeParse(data);
    return read.success ? { report: read.data as Report } : { error: 'not_report' };
  } catch (error) {
    // A stack overflow (nesting without end) is not a report either.
    return { error: error instanceof SyntaxError ? 'not_json' : 'not_report' };
  }
}

const isNewer = (data: unknown) =>
  typeof data === 'object' &&
  data !== null &&
  'version' in data &&
  typeof data.version === 'number' &&
  data.version > VERSION;
