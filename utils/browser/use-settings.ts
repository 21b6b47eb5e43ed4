import { useEffect, useState } from 'react';
import { type Settings, watchSettings } from './settings.ts';
import { changeSettings } from './settings-schema.ts';

/** The person's settings in a page of ours: shown at once, stored behind, and followed where another page changes them. */
export function useSettings(first: Settings) {
  const [settings, setSettings] = useState(first);
  useEffect(() => watchSettings(setSettings), []);
  const change = (part: Partial<Settings>) => {
    setSettings((before) => ({ ...before, ...part }));
    void changeSettings(part);
  };
  return [settings, change] as const;
}
