import { useCallback, useEffect, useState } from 'react';
import type { Post } from '@/utils/sites/site.ts';
import type { Correction } from './correction-file.ts';
import { findCorrection, type MediaName, saveCorrection, undoCorrection } from './corrections.ts';
import { readHint } from './notes.ts';
import { watchCorrected, watchSettings } from './settings.ts';

/** What the person said about a video, followed where another page of ours changes it. Both changes reject on failure. */
export function useCorrection({ media, sha256 }: MediaName) {
  const [correction, setCorrection] = useState<Correction | null>(null);
  const read = useCallback(
    () => findCorrection({ media, sha256 }).then(setCorrection, () => {}),
    [media, sha256],
  );
  useEffect(() => {
    setCorrection(null);
    void read();
    return watchCorrected(() => void read());
  }, [read]);
  return {
    correction,
    save: (said: Correction) => saveCorrection(said).then(read),
    undo: () => undoCorrection({ media, sha256 }).then(read),
  };
}

/** What was found on other videos of the account, in words; null where nothing is kept. */
export function useHint(post: Post | undefined): string | null {
  const [hint, setHint] = useState<string | null>(null);
  useEffect(() => {
    const read = () => void (post ? readHint(post) : Promise.resolve(null)).then(setHint);
    read();
    return watchSettings(read);
  }, [post]);
  return hint;
}
