import { t } from '@/utils/browser/words.ts';
import type { Report } from '@/utils/verdict/report.ts';
import { saveFile } from './save-file.ts';

/** Saves what is shown as a file that the inspector can open again. The report is made when it is asked for. */
export function SaveReport({ report }: { readonly report: () => Report }) {
  const save = () =>
    saveFile('second-look-report.json', 'application/json', JSON.stringify(report(), null, 2));
  return (
    <p className="actions-row no-print">
      <button type="button" className="button" onClick={save}>
        {t('inspector_report_save')}
      </button>
    </p>
  );
}
