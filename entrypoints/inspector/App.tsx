import { useEffect, useState } from 'react';
import { BadReport } from '@/components/inspector/BadReport.tsx';
import { EmptyState } from '@/components/inspector/EmptyState.tsx';
import { ReportButtons } from '@/components/inspector/ReportButtons.tsx';
import { SavedReport } from '@/components/inspector/SavedReport.tsx';
import { Survive } from '@/components/inspector/Survive.tsx';
import type { Settings } from '@/utils/browser/settings.ts';
import { useSettings } from '@/utils/browser/use-settings.ts';
import {
  MAX_REPORT_BYTES,
  parseReport,
  type Report,
  type ReportError,
} from '@/utils/verdict/report.ts';
import { LiveInspection } from './LiveInspection.tsx';
import { useInspection } from './use-inspection.ts';

/** Not even read: a film that is opened by mistake would fill the memory. */
const TOO_LARGE = { error: 'too_large' } as const;

/** The inspector: a running check, a saved report, or how to begin. */
export function App({ settings: first }: { readonly settings: Settings }) {
  const [settings] = useSettings(first);
  const live = useInspection();
  const [report, setReport] = useState<Report | null>(null);
  const [error, setError] = useState<ReportError | null>(null);
  // Who points at a video meanwhile wants to see that.
  useEffect(() => {
    if (!live.target) return;
    setReport(null);
    setError(null);
  }, [live.target]);
  const open = async (file: File) => {
    const read = file.size > MAX_REPORT_BYTES ? TOO_LARGE : parseReport(await file.text());
    setError('error' in read ? read.error : null);
    if ('report' in read) setReport(read.report);
  };

  return (
    <main className="inspector">
      {error && <BadReport error={error} />}
      {report ? (
        <Survive key={report.checkedAt} instead={<BadReport error="not_report" />}>
          <SavedReport report={report} onClose={() => setReport(null)} />
        </Survive>
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
