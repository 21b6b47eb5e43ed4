import { useState } from 'react';
import { ChooseFiles } from '@/components/ChooseFiles.tsx';
import { saveFile } from '@/components/inspector/save-file.ts';
import { Section } from '@/components/Section.tsx';
import type { Settings } from '@/utils/browser/settings.ts';
import { readSettingsFile, writeSettingsFile } from '@/utils/browser/settings-file.ts';
import { t } from '@/utils/browser/words.ts';
import { DeleteEverything } from './DeleteEverything.tsx';
import type { SectionProps } from './section-props.ts';

const MAX_FILE = 1_000_000;

/** Settings to take along and to bring back, and the end of everything. */
export function Data({ settings, change }: SectionProps) {
  const [before, setBefore] = useState<Settings | null>(null);
  const [note, setNote] = useState<{ readonly words: string; readonly good: boolean } | null>(null);

  async function open(file: File) {
    setBefore(null);
    setNote(null);
    const read =
      file.size > MAX_FILE ? ({ error: 'large' } as const) : readSettingsFile(await file.text());
    if ('error' in read) {
      const names = 'names' in read ? read.names.join(', ').slice(0, 200) : '';
      return setNote({ words: t(`options_import_${read.error}`, names), good: false });
    }
    setBefore(settings);
    change(read.settings);
    setNote({ words: t('options_import_done'), good: true });
  }
  function undo() {
    if (before) change(before);
    setBefore(null);
    setNote({ words: t('options_import_undone'), good: true });
  }
  return (
    <Section title={t('options_data')} intro={t('options_data_intro')}>
      <div className="beside">
        <button
          type="button"
          className="button"
          onClick={() =>
            saveFile('second-look-settings.json', 'application/json', writeSettingsFile(settings))
          }
        >
          {t('options_export')}
        </button>
        <ChooseFiles
          label={t('options_import')}
          accept=".json,application/json"
          onFiles={([file]) => file && void open(file)}
        />
      </div>
      <div className="beside">
        <p role="status" className={note?.good === false ? 'problem' : ''}>
          {note?.words}
        </p>
        {before && (
          <button type="button" className="button" onClick={undo}>
            {t('options_import_undo')}
          </button>
        )}
      </div>
      <DeleteEverything />
    </Section>
  );
}
