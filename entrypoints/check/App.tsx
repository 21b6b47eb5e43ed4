import { lazy, Suspense, useState } from 'react';
import { browser } from '#imports';
import { CheckActions } from '@/components/inspector/CheckActions.tsx';
import { DropZone } from '@/components/inspector/DropZone.tsx';
import { FilesTable } from '@/components/inspector/FilesTable.tsx';
import { FindingsView } from '@/components/inspector/FindingsView.tsx';
import { SaveReport } from '@/components/inspector/SaveReport.tsx';
import { VerdictHeader } from '@/components/inspector/VerdictHeader.tsx';
import type { CheckedFile } from '@/utils/browser/check-files.ts';
import type { Settings } from '@/utils/browser/settings.ts';
import { useSettings } from '@/utils/browser/use-settings.ts';
import { t } from '@/utils/browser/words.ts';
import { fuse } from '@/utils/verdict/fuse.ts';
import { makeReport, type Report } from '@/utils/verdict/report.ts';
import { useFiles } from './use-files.ts';

const Correction = lazy(() => import('@/components/inspector/Correction.tsx'));

interface Props {
  readonly settings: Settings;
  /** Files that were dropped on the inspector. */
  readonly dropped?: readonly File[];
  readonly onClear?: () => void;
}

/** Checks files of the person's own, without a connection. */
export function App({ settings: first, dropped = [], onClear }: Props) {
  const [{ sensitivity }] = useSettings(first);
  const { files, add, stop, clear } = useFiles(dropped);
  const [shown, show] = useState<string | null>(null);
  const chosen = files.find(({ id }) => id === shown);
  const report = (checked: CheckedFile) => reportOf(checked, sensitivity);
  const done = files.filter(({ state }) => state === 'done');

  return (
    <main className="inspector">
      <header>
        <h1>{t('inspector_check_title')}</h1>
        <p className="soft">{t('inspector_check_intro')}</p>
      </header>
      <DropZone onFiles={add} />
      {files.length > 0 && (
        <>
          <CheckActions
            done={done.length}
            all={files.length}
            running={files.some(({ state }) => state === 'running' || state === 'waiting')}
            reports={() => done.map(report)}
            onStop={stop}
            onClear={() => {
              clear();
              onClear?.();
            }}
          />
          <FilesTable files={files} sensitivity={sensitivity} shown={shown} onShow={show} />
        </>
      )}
      {chosen?.state === 'done' && (
        <section
          key={chosen.id}
          ref={(section) => section?.focus()}
          tabIndex={-1}
          className="inspector-detail"
          aria-label={chosen.file.name}
        >
          <VerdictHeader verdict={fuse(chosen.findings, sensitivity)} at={chosen.at} level={2} />
          <SaveReport report={() => report(chosen)} />
          <Suspense>
            <Correction
              post={null}
              sha256={chosen.sha256}
              site={t('correction_own_file')}
              report={() => report(chosen)}
            />
          </Suspense>
          <FindingsView
            verdict={fuse(chosen.findings, sensitivity)}
            sensitivity={sensitivity}
            extension={browser.runtime.getManifest().version}
            thumbnails={chosen.thumbnails}
            about={{ file: chosen.file.name, sha256: chosen.sha256 }}
          />
        </section>
      )}
    </main>
  );
}

const reportOf = (checked: CheckedFile, sensitivity: Settings['sensitivity']): Report =>
  makeReport(checked.findings, {
    file: checked.file.name,
    ...(checked.sha256 ? { sha256: checked.sha256 } : {}),
    checkedAt: new Date(checked.at).toISOString(),
    extension: browser.runtime.getManifest().version,
    sensitivity,
    frames: [...checked.thumbnails],
  });
