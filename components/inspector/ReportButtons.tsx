import { ChooseFiles } from '@/components/ChooseFiles.tsx';
import { t } from '@/utils/browser/words.ts';

interface Props {
  /** Something is shown that can be printed; else the page itself tells how to begin, files of one's own included. */
  readonly printable: boolean;
  readonly onOpen: (report: File) => void;
}

/** What can be done besides looking: open a saved report, print, leave the panel, check files of one's own. */
export function ReportButtons({ printable, onOpen }: Props) {
  return (
    <footer className="actions-row no-print">
      <ChooseFiles
        label={t('inspector_report_open')}
        accept=".json,application/json"
        onFiles={([file]) => file && onOpen(file)}
      />
      {printable && (
        <button type="button" className="button" onClick={() => print()}>
          {t('inspector_print')}
        </button>
      )}
      <a href="/inspector.html" target="_blank" rel="noreferrer">
        {t('inspector_open_tab')}
      </a>
      {printable && (
        <a href="/check.html" target="_blank" rel="noreferrer">
          {t('inspector_check_files')}
        </a>
      )}
    </footer>
  );
}
