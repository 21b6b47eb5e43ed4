import { useEffect, useState } from 'react';
import { watchAccess } from '@/utils/browser/access.ts';
import { inspectTarget } from '@/utils/browser/inspect.ts';
import { type Inspection, inspectVideo } from '@/utils/browser/inspect-video.ts';
import type { InspectTarget } from '@/utils/browser/messages.ts';

/** One check; `once`: the person allowed to fetch this video's file, whatever the settings say. */
interface Work {
  readonly controller: AbortController;
  readonly once: boolean;
}
const begin = (once = false): Work => ({ controller: new AbortController(), once });

/** Follows what the person points at, and inspects it: one video at a time, the newest wins. */
export function useInspection() {
  const [target, setTarget] = useState<InspectTarget | null>(null);
  const [inspection, setInspection] = useState<Inspection | null>(null);
  const [stopped, setStopped] = useState<Work | null>(null);
  const [work, setWork] = useState<Work | null>(null);

  useEffect(() => {
    void inspectTarget.getValue().then(setTarget);
    return inspectTarget.watch(setTarget);
  }, []);

  // Whoever gave access, here or in the browser's own menu, wants to see what it brings, also while a check still runs.
  useEffect(() => watchAccess(() => setWork((work) => work && begin(work.once))), []);

  useEffect(() => {
    setInspection(null);
    if (target) setWork(begin());
  }, [target]);

  useEffect(() => {
    if (!target || !work) return;
    const { controller, once } = work;
    void inspectVideo({ ...target, once }, setInspection, controller.signal);
    const end = () => controller.abort();
    addEventListener('pagehide', end);
    return () => {
      removeEventListener('pagehide', end);
      end();
    };
  }, [target, work]);

  return {
    target,
    inspection,
    stopped: work !== null && stopped === work,
    stop() {
      work?.controller.abort();
      setStopped(work);
    },
    again: (once = false) => setWork(begin(once)),
  };
}
