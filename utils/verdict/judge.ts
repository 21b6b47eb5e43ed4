import type {
  Evidence,
  EvidenceSource,
  Findings,
  SourceId,
  Subject,
  Unchecked,
} from '@/utils/evidence/evidence.ts';
import { CouldNotCheck, type UncheckedReason } from '@/utils/media/byte-source.ts';

export const NOTHING: Findings = { evidence: [], unchecked: [], checked: [] };

/** Asks every source, survives the ones that break, and says of each whether it could check. */
export async function judge(
  subject: Subject,
  sources: readonly EvidenceSource[],
  signal: AbortSignal,
): Promise<Findings> {
  const parts = await Promise.all(sources.map((source) => ask(source, subject, signal)));
  return parts.reduce(merge, NOTHING);
}

/** Asks one source after the other, and no further once `isEnough`: what costs most is often not needed. */
export async function judgeInTurn(
  subject: Subject,
  sources: readonly EvidenceSource[],
  isEnough: (findings: Findings) => boolean,
  signal: AbortSignal,
): Promise<Findings> {
  let findings = NOTHING;
  for (const source of sources) {
    findings = merge(findings, await judge(subject, [source], signal));
    if (isEnough(findings)) break;
  }
  return findings;
}

async function ask(source: EvidenceSource, subject: Subject, signal: AbortSignal) {
  const missing =
    (source.needs === 'file' && !subject.file) || (source.needs === 'frames' && !subject.frames);
  if (missing) return unchecked(source.id, source.needs === 'frames' ? 'no-frames' : 'no-address');
  // Nothing is begun after the word to stop.
  if (signal.aborted) return unchecked(source.id, 'timeout');
  try {
    const evidence = await orAbort(source.collect(subject, signal), signal);
    return { evidence, unchecked: [], checked: [source.id] };
  } catch (error) {
    if (error instanceof CouldNotCheck) return unchecked(source.id, error.reason, error.detail);
    if (signal.aborted) return unchecked(source.id, 'timeout');
    return unchecked(source.id, 'crashed', String(error));
  }
}

function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

function unchecked(source: SourceId, reason: UncheckedReason, detail?: string): Findings {
  return {
    evidence: [],
    unchecked: [{ source, reason, ...(detail ? { detail } : {}) }],
    checked: [],
  };
}

/**
 * Joins two rounds of findings; a source that answered in `newer` replaces what `older` knew of it. To decline is an
 * answer, too: of the detector's two, an estimate or not, the one about the better pictures stands, whichever came
 * first; of equals, the newer.
 */
export function merge(older: Findings, newer: Findings): Findings {
  if ((older.looked ?? 0) > (newer.looked ?? 0)) return join(older, withoutDetector(newer));
  return join(newer.looked ? withoutDetector(older) : older, newer);
}

/** Whether the detector's scores in `all`, if there are any, came with `part`: pictures are shown with their own scores. */
export const ownsScores = (part: Findings, all: Findings): boolean =>
  !all.checked.includes('detector') || all.looked === part.looked;

const withoutDetector = ({ evidence, unchecked, checked }: Findings): Findings => ({
  evidence: evidence.filter(({ source }) => source !== 'detector'),
  unchecked: unchecked.filter(({ source }) => source !== 'detector'),
  checked: checked.filter((source) => source !== 'detector'),
});

function join(older: Findings, newer: Findings): Findings {
  const answered = new Set<SourceId>(newer.checked);
  // A mark that was seen was there, whatever other frames show.
  if (newer.evidence.every(({ source }) => source !== 'mark')) answered.delete('mark');
  const tried = new Set<SourceId>([...newer.checked, ...newer.unchecked.map((u) => u.source)]);
  const keep = <T extends Evidence | Unchecked>(list: readonly T[], drop: Set<SourceId>) =>
    list.filter((item) => !drop.has(item.source));
  const checked = [...new Set([...older.checked, ...newer.checked])];
  return {
    evidence: [...keep(older.evidence, answered), ...newer.evidence],
    // A failed second try does not undo a first one that worked.
    unchecked: [
      ...keep(older.unchecked, tried),
      ...newer.unchecked.filter((u) => !older.checked.includes(u.source)),
    ],
    checked,
    looked: older.looked ?? newer.looked,
  };
}
