import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { BadReport } from '@/components/inspector/BadReport.tsx';
import { EmptyState } from '@/components/inspector/EmptyState.tsx';
import { ReportButtons } from '@/components/inspector/ReportButtons.tsx';
import { SavedReport } from '@/components/inspector/SavedReport.tsx';
import { Survive } from '@/components/inspector/Survive.tsx';
import { useDroppedFiles } from '@/components/inspector/use-dropped-files.ts';
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

/** The page that checks files, for those that are dropped here. */
const CheckFiles = lazy(async () => ({
  default: (await import('@/entrypoints/check/App.tsx')).App,
}));

const isReport = ({ name, type }: File) => type === 'application/json' || /\.json$/i.test(name);

/** The inspector: a running check, a saved report, files of the person's own, or how to begin. */
export function App({ settings: first }: { readonly settings: Settings }) {
  const [settings] = useSettings(first);
  const live = useInspection();
  const [report, setReport] = useState<Report | null>(null);
  const [error, setError] = useState<ReportError | null>(null);
  const [files, setFiles] = useState<readonly File[] | null>(null);
  const open = useCallback(async (file: File) => {
    const read = file.size > MAX_REPORT_BYTES ? TOO_LARGE : parseReport(await file.text());
    setError('error' in read ? read.error : null);
    if ('report' in read) setReport(read.report);
  }, []);
  const drop = useCallback(
    (dropped: readonly File[]) => {
      const [only] = dropped;
      if (dropped.length === 1 && only && isReport(only)) void open(only);
      else {
        setError(null);
        setFiles(dropped);
      }
    },
    [open],
  );
  const isOver = useDroppedFiles(files ? null : drop);
  // Whoever points at a video meanwhile wants to see that one.
  const asked = live.target?.askedAt;
  useEffect(() => {
    if (asked === undefined) return;
    setFiles(null);
    setReport(null);
    setError(null);
  }, [asked]);

  if (files)
    return (
      <Suspense>
        <CheckFiles settings={settings} dropped={files} onClear={() => setFiles(null)} />
      </Suspense>
    );
  return (
    <main className="inspector" data-over={isOver}>
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
