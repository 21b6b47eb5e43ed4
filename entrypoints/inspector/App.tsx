import { useState } from 'react';
import { EmptyState } from '@/components/inspector/EmptyState.tsx';
import { ReportButtons } from '@/components/inspector/ReportButtons.tsx';
import { SavedReport } from '@/components/inspector/SavedReport.tsx';
import type { Settings } from '@/utils/browser/settings.ts';
import { useSettings } from '@/utils/browser/use-settings.ts';
import { t } from '@/utils/browser/words.ts';
import { parseReport, type Report, type ReportError } from '@/utils/verdict/report.ts';
import { LiveInspection } from './LiveInspection.tsx';
import { useInspection } from './use-inspection.ts';

/** The inspector: a running check, a saved report, or how to begin. */
export function App({ settings: first }: { readonly settings: Settings }) {
  const [settings] = useSettings(first);
  const live = useInspection();
  const [saved, setSaved] = useState<{ report: Report } | { error: ReportError } | null>(null);
  const report = saved && 'report' in saved ? saved.report : null;
  const error = saved && 'error' in saved ? saved.error : null;
  const open = async (file: File) => setSaved(parseReport(await file.text()));

  return (
    <main className="inspector">
      {error && (
        <p role="alert" className="alert">
          {t(`inspector_bad_report_${error}`)}
        </p>
      )}
      {report ? (
        <SavedReport report={report} onClose={() => setSaved(null)} />
      ) : live.target ? (
        <LiveInspection {...live} settings={settings} />
      ) : (
        <EmptyState />
      )}
      <ReportButtons
        onOpen={(file) => void open(file)}
        printable={Boolean(report || live.target)}
      />
    </main>
  );
}
