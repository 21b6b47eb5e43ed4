import { useEffect, useState } from 'react';
import { browser } from '#imports';
import { Section } from '@/components/Section.tsx';
import { COMMANDS } from '@/utils/browser/commands.ts';
import { t } from '@/utils/browser/words.ts';

const WORDS = { inspect_video: 'options_key_inspect', next_labelled: 'options_key_next' } as const;

interface FirefoxCommands {
  openShortcutSettings?(): Promise<void>;
}

/** The keys that work on any page, as the browser has them now. Only the browser's own page can change them. */
export function Keys() {
  const [keys, setKeys] = useState<Readonly<Record<string, string | undefined>>>({});
  useEffect(() => {
    const read = async () => {
      const all = await browser.commands.getAll();
      setKeys(Object.fromEntries(all.map(({ name = '', shortcut }) => [name, shortcut])));
    };
    void read();
    window.addEventListener('focus', read);
    return () => window.removeEventListener('focus', read);
  }, []);
  const { openShortcutSettings } = browser.commands as FirefoxCommands;
  const change = () =>
    openShortcutSettings
      ? openShortcutSettings.call(browser.commands)
      : browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
  return (
    <Section title={t('options_keys')} intro={t('options_keys_intro')}>
      <ul className="rows">
        {COMMANDS.map((command) => (
          <li key={command}>
            <span>{t(WORDS[command])}</span>
            {keys[command] ? (
              <kbd dir="ltr">{keys[command]}</kbd>
            ) : (
              <span className="soft">{t('options_key_unset')}</span>
            )}
          </li>
        ))}
      </ul>
      {import.meta.env.FIREFOX && !openShortcutSettings ? (
        <p className="hint">{t('options_keys_how')}</p>
      ) : (
        <div>
          <button type="button" className="button" onClick={() => void change()}>
            {t('options_keys_change')}
          </button>
        </div>
      )}
    </Section>
  );
}
