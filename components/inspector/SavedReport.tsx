import { t } from '@/utils/browser/words.ts';
import { fuse } from '@/utils/verdict/fuse.ts';
import type { Report } from '@/utils/verdict/report.ts';
import { FindingsView } from './FindingsView.tsx';
import { dateTime } from './numbers.ts';
import { VerdictHeader } from './VerdictHeader.tsx';

interface Props {
  readonly report: Report;
  readonly onClose: () => void;
}

/** A report from a file: the same view, and clear words that nothing was checked again. */
export function SavedReport({ report, onClose }: Props) {
  const { checkedAt, sensitivity, frames, file, sha256, page, extension } = report;
  // The level follows from the evidence: what the file says about it does not count.
  const verdict = fuse(report, sensitivity);
  return (
    <>
      <div className="banner">
        <p role="status">{t('inspector_report_banner', dateTime(checkedAt))}</p>
        <button type="button" className="button" onClick={onClose}>
          {t('inspector_report_close')}
        </button>
      </div>
      <VerdictHeader verdict={verdict} at={Date.parse(checkedAt)} />
      <FindingsView
        verdict={verdict}
        sensitivity={sensitivity}
        extension={extension}
        thumbnails={frames}
        about={{ ...page, file: page ? '' : file, sha256 }}
      />
    </>
  );
}
