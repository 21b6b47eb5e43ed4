import type { CheckedFile } from '@/utils/browser/check-files.ts';
import { say, t } from '@/utils/browser/words.ts';
import { explain, explainLevel, explainUnchecked, explainUnseen } from '@/utils/verdict/explain.ts';
import { fuse, LEVELS, type Level, type Sensitivity, type Verdict } from '@/utils/verdict/fuse.ts';
import { scoreOf } from '@/utils/verdict/report.ts';

export const COLUMNS = ['file', 'size', 'state', 'level', 'score', 'why'] as const;
export type Column = (typeof COLUMNS)[number];

/** One line of the table: what it shows and sorts by. `level` is null until the check is done. */
export interface Row {
  readonly id: string;
  readonly file: string;
  readonly size: number;
  readonly state: string;
  readonly level: Level | null;
  readonly score: number | null;
  readonly why: string;
}

export function rowOf(checked: CheckedFile, sensitivity: Sensitivity): Row {
  const { id, file, state, findings } = checked;
  const verdict = fuse(findings, sensitivity);
  const done = state === 'done';
  return {
    id,
    file: file.name,
    size: file.size,
    state: done ? outcome(verdict) : t(`inspector_file_${state}`),
    level: done ? verdict.level : null,
    score: scoreOf(findings.evidence),
    why: done ? why(verdict) : '',
  };
}

/** A file of which some part could not be checked is not "checked", and one of which nothing could be not "partly" so. */
function outcome({ checked, unchecked, level }: Verdict): string {
  if (checked.length === 0) return say(explainLevel(level).title);
  return t(`inspector_file_${unchecked.length > 0 ? 'partly' : 'finished'}`);
}

function why(verdict: Verdict): string {
  const { reason, level, unchecked } = verdict;
  if (reason) return say(explain(reason));
  const [first] = unchecked;
  const unseen = explainUnseen(verdict);
  if (level === 'unchecked' && first) return say(unseen ?? explainUnchecked(first));
  return [explainLevel(level).meaning, ...(unseen ? [unseen] : [])].map(say).join(' ');
}

/** Sorts by one column; lines without a value come last either way. */
export function sortRows(rows: readonly Row[], column: Column, down: boolean): readonly Row[] {
  const value = (row: Row) =>
    column === 'level' ? row.level && LEVELS.indexOf(row.level) : row[column];
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    const order =
      typeof x === 'string'
        ? x.localeCompare(String(y), undefined, { numeric: true })
        : x - Number(y);
    return down ? -order : order;
  });
}
