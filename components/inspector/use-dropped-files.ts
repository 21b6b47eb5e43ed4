import { useEffect, useRef, useState } from 'react';

/** Who pastes here means words, though their program put a picture of them beside them. */
const WRITTEN_INTO = 'textarea, input:not([type=file])';

/**
 * Files that are dropped anywhere on the page, or pasted into it.
 * @param onFiles null while somebody else takes them
 * @returns whether some hover over the page now
 */
export function useDroppedFiles(onFiles: ((files: readonly File[]) => void) | null): boolean {
  const [over, setOver] = useState(false);
  /** What is dragged began in the page: to Chrome a picture of ours is a file, too. */
  const isOurs = useRef(false);

  useEffect(() => {
    if (!onFiles) return;
    const controller = new AbortController();
    const on = <K extends keyof WindowEventMap>(
      name: K,
      listen: (event: WindowEventMap[K]) => void,
    ) => addEventListener(name, listen, { signal: controller.signal });
    const take = (files: readonly File[]) => {
      if (files.length > 0) onFiles(files);
    };
    const hasFiles = ({ dataTransfer }: DragEvent) =>
      !isOurs.current && dataTransfer?.types.includes('Files');
    on('dragstart', () => {
      isOurs.current = true;
    });
    on('dragend', () => {
      isOurs.current = false;
    });
    on('dragover', (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    });
    on('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false));
    on('drop', (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      take([...(event.dataTransfer?.files ?? [])]);
    });
    on('paste', ({ target, clipboardData }) => {
      if (target instanceof Element && target.matches(WRITTEN_INTO)) return;
      // A picture is a frame that was copied here, most likely, and no video.
      take([...(clipboardData?.files ?? [])].filter(({ type }) => !type.startsWith('image/')));
    });
    return () => controller.abort();
  }, [onFiles]);

  return over && onFiles !== null;
}
