import { useCallback, useEffect, useState } from 'react';
import type { Correction } from './correction-file.ts';
import { findCorrection, type MediaName, saveCorrection, undoCorrection } from './corrections.ts';
import { watchCorrected } from './settings.ts';

/** What the person said about a video, followed where another page of ours changes it. Both changes reject on failure. */
export function useCorrection({ media, sha256 }: MediaName) {
  const [correction, setCorrection] = useState<Correction | null>(null);
  const read = useCallback(
    () => findCorrection({ media, sha256 }).then(setCorrection, () => {}),
    [media, sha256],
  );
  useEffect(() => {
    void read();
    return watchCorrected(() => void read());
  }, [read]);
  return {
    correction,
    save: (said: Correction) => saveCorrection(said).then(read),
    undo: () => undoCorrection({ media, sha256 }).then(read),
  };
}
