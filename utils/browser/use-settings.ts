import { useEffect, useState } from 'react';
import { applied, type Change, readSettings, type Settings, watchSettings } from './settings.ts';

/**
 * The person's settings in a page of ours: shown at once, stored behind, and followed where another page changes them.
 * @returns the settings, a way to change them, and whether the last change could not be stored (a full disk): then
 *   the page shows again what is stored
 */
export function useSettings(first: Settings) {
  const [settings, setSettings] = useState(first);
  const [failed, setFailed] = useState(false);
  useEffect(() => watchSettings(setSettings), []);
  const change = (part: Change) => {
    setSettings((before) => applied(before, part));
    // The schema and its library come with the first change, not with the page.
    const stored = import('./settings-schema.ts').then((all) => all.changeSettings(part));
    stored.then(
      () => setFailed(false),
      async () => {
        setFailed(true);
        setSettings(await readSettings());
      },
    );
  };
  return [settings, change, failed] as const;
}
