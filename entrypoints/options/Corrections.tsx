import { useEffect, useState } from 'react';
import { browser } from '#imports';
import { ChooseFiles } from '@/components/ChooseFiles.tsx';
import { dateTime } from '@/components/inspector/numbers.ts';
import { saveFile } from '@/components/inspector/save-file.ts';
import { Section } from '@/components/Section.tsx';
import {
  type Correction,
  MAX_BYTES,
  readCorrections,
  writeCorrections,
} from '@/utils/browser/correction-file.ts';
import {
  addCorrections,
  failureOf,
  listCorrections,
  undoCorrection,
} from '@/utils/browser/corrections.ts';
import { youSaid } from '@/utils/browser/notes.ts';
import { watchCorrected } from '@/utils/browser/settings.ts';
import { say, t } from '@/utils/browser/words.ts';
import { explainLevel } from '@/utils/verdict/explain.ts';

/** Everything that the person said about labels: undone here, saved, and added from a file. */
export default function Corrections() {
  const [all, setAll] = useState<readonly Correction[]>([]);
  const [note, setNote] = useState('');
  useEffect(() => {
    const read = () => void listCorrections().then(setAll, () => {});
    read();
    return watchCorrected(read);
  }, []);

  const change = (work: () => Promise<string>) =>
    work()
      .then(setNote, (error) => setNote(t(`correction_failure_${failureOf(error)}`)))
      .then(listCorrections)
      .then(setAll, () => {});
  const undo = (one: Correction) =>
    change(async () => {
      await undoCorrection(one);
      return '';
    });
  const add = (file: File) =>
    change(async () => {
      const added = file.size > MAX_BYTES ? null : readCorrections(await file.text());
      if (!added) return t('correction_bad_file');
      const count = await addCorrections(added);
      return t('correction_imported', new Intl.NumberFormat().format(count));
    });
  const save = () => {
    const { version } = browser.runtime.getManifest();
    saveFile('second-look-corrections.json', 'application/json', writeCorrections(all, version));
  };

  return (
    <Section title={t('correction_list')} intro={t('correction_list_intro')}>
      {all.length === 0 ? (
        <p className="soft">{t('correction_list_none')}</p>
      ) : (
        <ul className="corrections">
          {all.map((one) => (
            <Row key={one.media} correction={one} onUndo={() => void undo(one)} />
          ))}
        </ul>
      )}
      <div className="beside">
        <button type="button" className="button" disabled={all.length === 0} onClick={save}>
          {t('correction_export')}
        </button>
        <ChooseFiles
          label={t('correction_import')}
          accept=".json,application/json"
          onFiles={([file]) => file && void add(file)}
        />
        <span role="status">{note}</span>
      </div>
    </Section>
  );
}

function Row({ correction, onUndo }: { correction: Correction; onUndo: () => void }) {
  const { says, why, level, at, site, author, address } = correction;
  return (
    <li>
      <div>
        <p>
          <strong>{youSaid(says)}</strong>{' '}
          <span className="hint">
            {t('correction_list_label', say(explainLevel(level).title))} · {dateTime(at)}
          </span>
        </p>
        {why && (
          <p className="why">
            <bdi>{why}</bdi>
          </p>
        )}
        <p className="hint">
          <bdi>{[site, author, address].filter(Boolean).join(' · ')}</bdi>
        </p>
      </div>
      <button
        type="button"
        className="button"
        aria-label={t('correction_undo_of', address)}
        onClick={onUndo}
      >
        {t('correction_undo')}
      </button>
    </li>
  );
}
