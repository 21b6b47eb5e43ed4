import { useEffect, useState } from 'react';
import { watchAccess } from '@/utils/browser/access.ts';
import { inspectTarget } from '@/utils/browser/inspect.ts';
import { type Inspection, inspectVideo } from '@/utils/browser/inspect-video.ts';
import type { InspectTarget } from '@/utils/browser/messages.ts';

/** Follows what the person points at, and inspects it: one video at a time, the newest wins. */
export function useInspection() {
  const [target, setTarget] = useState<InspectTarget | null>(null);
  const [inspection, setInspection] = useState<Inspection | null>(null);
  const [stopped, setStopped] = useState<AbortController | null>(null);
  const [work, setWork] = useState<AbortController | null>(null);

  useEffect(() => {
    void inspectTarget.getValue().then(setTarget);
    return inspectTarget.watch(setTarget);
  }, []);

  // Whoever gave access, here or in the browser's own menu, wants to see what it brings.
  const closed = inspection?.findings.unchecked.some(({ reason }) => reason === 'no-permission');
  useEffect(
    () => (closed ? watchAccess(() => setWork(new AbortController())) : undefined),
    [closed],
  );

  useEffect(() => {
    setInspection(null);
    if (target) setWork(new AbortController());
  }, [target]);

  useEffect(() => {
    if (!target || !work) return;
    void inspectVideo(target, setInspection, work.signal);
    const end = () => work.abort();
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
      work?.abort();
      setStopped(work);
    },
    again: () => setWork(new AbortController()),
  };
}
