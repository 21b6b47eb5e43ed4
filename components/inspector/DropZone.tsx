import { useEffect, useState } from 'react';
import { ChooseFiles } from '@/components/ChooseFiles.tsx';
import { t } from '@/utils/browser/words.ts';

/** Takes files: chosen, dropped anywhere on the page, or pasted. */
export function DropZone({ onFiles }: { readonly onFiles: (files: Iterable<File>) => void }) {
  const [over, setOver] = useState(false);

  useEffect(() => {
    const controller = new AbortController();
    const on = <K extends keyof WindowEventMap>(
      name: K,
      listen: (event: WindowEventMap[K]) => void,
    ) => addEventListener(name, listen, { signal: controller.signal });
    on('dragover', (event) => {
      event.preventDefault();
      setOver(true);
    });
    on('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false));
    on('drop', (event) => {
      event.preventDefault();
      setOver(false);
      onFiles(event.dataTransfer?.files ?? []);
    });
    on('paste', ({ clipboardData }) => onFiles(clipboardData?.files ?? []));
    return () => controller.abort();
  }, [onFiles]);

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
