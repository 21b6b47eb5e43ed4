import { t } from '@/utils/browser/words.ts';
import type { Report } from '@/utils/verdict/report.ts';
import { toCsv } from '@/utils/verdict/report-csv.ts';
import { saveFile } from './save-file.ts';

interface Props {
  readonly done: number;
  readonly all: number;
  readonly running: boolean;
  readonly reports: () => readonly Report[];
  readonly onStop: () => void;
  readonly onClear: () => void;
}

/** How far the files are, and what can be done with the list. */
export function CheckActions({ done, all, running, reports, onStop, onClear }: Props) {
  const saveCsv = () => saveFile('second-look.csv', 'text/csv', toCsv(reports()));
  // Of many files: large pictures stay in the reports of single ones.
  const small = (key: string, value: unknown) => (key === 'large' ? undefined : value);
  const saveJson = () =>
    saveFile('second-look.json', 'application/json', JSON.stringify(reports(), small, 2));
  const words = t('inspector_check_progress', String(done), String(all));
  const actions: readonly (readonly [string, () => void, boolean])[] = [
    [t('inspector_check_stop'), onStop, running],
    [t('inspector_check_csv'), saveCsv, done > 0],
    [t('inspector_check_json'), saveJson, done > 0],
    [t('inspector_check_clear'), onClear, true],
  ];
  return (
    <div className="actions-row no-print">
      <p role="status">{words}</p>
      {running && <progress value={done} max={all} aria-label={words} />}
      {actions
        .filter(([, , possible]) => possible)
        .map(([name, act]) => (
          <button type="button" className="button" key={name} onClick={act}>
            {name}
          </button>
        ))}
    </div>
  );
}
