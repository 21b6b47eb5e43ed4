import { useState } from 'react';
import { Section } from '@/components/Section.tsx';
import { t } from '@/utils/browser/words.ts';
import type { ModelCard } from '@/utils/model/model-card.ts';
import { Bar } from './Bar.tsx';
import { auc, whole } from './words.ts';

const AUC = 'AUC';
const FIRST = 12;
/** The button goes once it was pressed: the keyboard's place is then at the first row that it brought. */
const goOn = (row: HTMLTableRowElement | null) => row?.focus({ preventScroll: true });

/** Generator by generator: those with the most clips first, the others on demand, and all of them on paper. */
export function Generators({ generators }: Pick<ModelCard, 'generators'>) {
  const [all, setAll] = useState(false);
  const rows = Object.entries(generators).toSorted(([, a], [, b]) => b.n - a.n);
  return (
    <Section title={t('model_generators_title')} intro={t('model_generators_intro', whole(20))}>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('model_generator')}</th>
              <th scope="col">{t('model_clips')}</th>
              <th scope="col" className="auc">
                {AUC}
              </th>
              <th scope="col">{t('model_found')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, figures], index) => (
              <tr
                key={name}
                className={all || index < FIRST ? '' : 'rest'}
                {...(all && index === FIRST && { tabIndex: -1, ref: goOn })}
              >
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td>{whole(figures.n)}</td>
                <td className="auc">{auc(figures.auc)}</td>
                <td>
                  <Bar value={figures.share} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!all && rows.length > FIRST && (
        <div className="no-print">
          <button type="button" className="button" onClick={() => setAll(true)}>
            {t('model_all', whole(rows.length))}
          </button>
        </div>
      )}
    </Section>
  );
}
