import { useEffect, useReducer, useRef } from 'react';
import { type CheckedFile, checkFile, waitingFile } from '@/utils/browser/check-files.ts';
import { startLab } from '@/utils/browser/start-lab.ts';

const IDLE_MS = 60_000;

type Change =
  | { readonly add: readonly CheckedFile[] }
  | { readonly id: string; readonly set: Partial<CheckedFile> }
  | { readonly stop: true }
  | { readonly clear: true };

/** Chosen files, examined one after another in a lab of this page; `first`: those that it opens with. */
export function useFiles(first: readonly File[]) {
  const [files, change] = useReducer(reduce, first, (chosen) => chosen.map(waitingFile));
  const lab = useRef<ReturnType<typeof startLab> | null>(null);
  lab.current ??= startLab(IDLE_MS);
  const next = files.some(({ state }) => state === 'running')
    ? undefined
    : files.find(({ state }) => state === 'waiting');

  useEffect(() => {
    if (!next || !lab.current) return;
    change({ id: next.id, set: { state: 'running' } });
    void checkFile(next, lab.current.run).then((found) =>
      change({ id: next.id, set: { ...found, state: 'done' } }),
    );
  }, [next]);

  const stop = () => {
    change({ stop: true });
    lab.current?.stop('inspect');
  };
  return {
    files,
    add: (chosen: Iterable<File>) => change({ add: [...chosen].map(waitingFile) }),
    stop,
    clear() {
      stop();
      change({ clear: true });
    },
  };
}

function reduce(files: readonly CheckedFile[], change: Change): readonly CheckedFile[] {
  if ('add' in change) return [...files, ...change.add];
  if ('clear' in change) return [];
  if ('stop' in change)
    return files.map((file) => (file.state === 'done' ? file : { ...file, state: 'stopped' }));
  // A stopped file stays stopped, whatever its dying check still says.
  return files.map((file) =>
    file.id === change.id && file.state !== 'stopped' ? { ...file, ...change.set } : file,
  );
}
