import { useEffect, useState } from 'react';
import { type Settings, watchSettings } from './settings.ts';
import { changeSettings } from './settings-schema.ts';

/** One change at a time: each reads what is stored before it writes. */
let queue: Promise<unknown> = Promise.resolve();

/** The person's settings in a page of ours: shown at once, stored behind, and followed where another page changes them. */
export function useSettings(first: Settings) {
  const [settings, setSettings] = useState(first);
  useEffect(() => watchSettings(setSettings), []);
  const change = (part: Partial<Settings>) => {
    setSettings((before) => ({ ...before, ...part }));
    queue = queue.then(() => changeSettings(part)).catch(() => {});
  };
  return [settings, change] as const;
}
