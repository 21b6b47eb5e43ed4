import { lazy, Suspense, useEffect } from 'react';
import { browser } from '#imports';
import { FindingsView } from '@/components/inspector/FindingsView.tsx';
import { Progress } from '@/components/inspector/Progress.tsx';
import { SaveReport } from '@/components/inspector/SaveReport.tsx';
import type { Remedy } from '@/components/inspector/UncheckedList.tsx';
import { VerdictHeader } from '@/components/inspector/VerdictHeader.tsx';
import { askForAccess } from '@/utils/browser/access.ts';
import type { Inspection } from '@/utils/browser/inspect-video.ts';
import type { InspectTarget } from '@/utils/browser/messages.ts';
import type { Settings } from '@/utils/browser/settings.ts';
import { shownHost } from '@/utils/browser/shown-host.ts';
import { useHint } from '@/utils/browser/use-hint.ts';
import { useReading } from '@/utils/browser/use-reading.ts';
import { say, t } from '@/utils/browser/words.ts';
import type { Post } from '@/utils/sites/site.ts';
import { explainLevel } from '@/utils/verdict/explain.ts';
import { fuse } from '@/utils/verdict/fuse.ts';
import { makeReport } from '@/utils/verdict/report.ts';

/** Loaded beside the check: what the person says can wait for what was found. */
const Correction = lazy(() => import('@/components/inspector/Correction.tsx'));

interface Props {
  readonly target: InspectTarget | null;
  readonly inspection: Inspection | null;
  readonly stopped: boolean;
  readonly settings: Settings;
  readonly stop: () => void;
  readonly again: (once?: boolean) => void;
}

/** What is known of the video that the person points at, while it grows. */
export function LiveInspection({ target, inspection, stopped, settings, stop, again }: Props) {
  const verdict = inspection && fuse(inspection.findings, settings.sensitivity);
  const title = verdict && say(explainLevel(verdict.level).title);
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);
  const sha256 = inspection?.sha256;
  const hint = useHint(target?.post);
  const reading = useReading(inspection?.step === 'file' && !stopped);
  if (!target || !inspection || !verdict) return null;

  const { thumbnails, at, step, findings } = inspection;
  const isRunning = step !== 'done' && !stopped;
  const about = aboutPost(target.post);
  const report = () =>
    makeReport(findings, {
      file: about.address,
      ...(sha256 ? { sha256 } : {}),
      page: about,
      checkedAt: new Date(at).toISOString(),
      extension: browser.runtime.getManifest().version,
      sensitivity: settings.sensitivity,
      frames: [...thumbnails],
    });
  return (
    <>
      <VerdictHeader verdict={verdict} at={at} isRunning={isRunning}>
        <Progress
          step={stopped ? 'stopped' : step}
          reading={reading}
          onStop={stop}
          onAgain={() => again()}
        />
        {hint && <p className="soft small account-hint">{hint}</p>}
        {target.siteMayHaveChanged && <p className="soft small">{t('inspector_site_changed')}</p>}
      </VerdictHeader>
      <Suspense>
        <Correction
          key={target.askedAt}
          open={target.correct}
          isPrivate={target.isPrivate}
          post={target.post}
          sha256={sha256}
          site={about.site}
          report={report}
        />
      </Suspense>
      <FindingsView
        verdict={verdict}
        sensitivity={settings.sensitivity}
        extension={browser.runtime.getManifest().version}
        thumbnails={thumbnails}
        about={{ ...about, sha256 }}
        onAllow={(origin) => void askForAccess(origin).catch(() => {})}
        onRemedy={isRunning ? undefined : (remedy) => void mend(remedy, again)}
      />
      <SaveReport report={report} />
    </>
  );
}

/** The site by its host: the names of sites come with all that can read them, and that is a lot of code for a word. */
function aboutPost(post: Post) {
  const { author, caption, permalink, pageUrl } = post;
  const site = shownHost(post).replace(/^www\./, '');
  return { site, author, caption, address: permalink ?? pageUrl };
}

async function mend(remedy: Remedy, again: (once?: boolean) => void) {
  if (remedy === 'options') return browser.runtime.openOptionsPage();
  again(remedy === 'once');
}
