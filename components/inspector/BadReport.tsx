import { t } from '@/utils/browser/words.ts';
import type { ReportError } from '@/utils/verdict/report.ts';

/** Why a file could not be opened as a report. What was shown before stays. */
export function BadReport({ error }: { readonly error: ReportError }) {
  return (
    <p role="alert" className="alert">
      {t(`inspector_bad_report_${error}`)}
    </p>
  );
}
