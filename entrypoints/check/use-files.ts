import { useEffect, useReducer, useRef } from 'react';
import { type CheckedFile, checkFile, waitingFile } from '@/utils/browser/check-files.ts';
import type { LabTask } from '@/utils/browser/lab-task.ts';
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
  const next = files.some(({ state }) => state === 'running')
    ? undefined
    : files.find(({ state }) => state === 'waiting');

  // The inspector shows this and leaves it again: nobody wants the answers then.
  useEffect(() => {
    const mine = startLab(IDLE_MS);
    lab.current = mine;
    return () => {
      lab.current = null;
      mine.stop('inspect');
      mine.close();
    };
  }, []);

  useEffect(() => {
    if (!next) return;
    change({ id: next.id, set: { state: 'running' } });
    const run = async (task: LabTask) => {
      if (!lab.current) throw new Error('dropped');
      return lab.current.run(task);
    };
    void checkFile(next, run).then((found) =>
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
