import { useEffect, useState } from 'react';

/**
 * Files that are dropped anywhere on the page, or pasted into it.
 * @param onFiles null while somebody else takes them
 * @returns whether some hover over the page now
 */
export function useDroppedFiles(onFiles: ((files: readonly File[]) => void) | null): boolean {
  const [over, setOver] = useState(false);

  useEffect(() => {
    if (!onFiles) return;
    const controller = new AbortController();
    const on = <K extends keyof WindowEventMap>(
      name: K,
      listen: (event: WindowEventMap[K]) => void,
    ) => addEventListener(name, listen, { signal: controller.signal });
    const take = (from: DataTransfer | null) => {
      if (from?.files.length) onFiles([...from.files]);
    };
    on('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    });
    on('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false));
    on('drop', (event) => {
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer);
    });
    on('paste', ({ clipboardData }) => take(clipboardData));
    return () => controller.abort();
  }, [onFiles]);

  return over && onFiles !== null;
}
