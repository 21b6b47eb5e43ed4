import { ChooseFiles } from '@/components/ChooseFiles.tsx';
import { t } from '@/utils/browser/words.ts';
import { useDroppedFiles } from './use-dropped-files.ts';

/** Takes files: chosen, dropped anywhere on the page, or pasted. */
export function DropZone({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const over = useDroppedFiles(onFiles);
  return (
    <div className="drop no-print" data-over={over}>
      <p>{t('inspector_check_drop')}</p>
      <ChooseFiles
        label={t('inspector_check_choose')}
        accept="video/*,.mp4,.mov,.m4v,.webm,.mkv"
        multiple
        onFiles={onFiles}
      />
    </div>
  );
}
