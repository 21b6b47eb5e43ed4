import { Section } from '@/components/Section.tsx';
import { t } from '@/utils/browser/words.ts';
import type { ModelCard } from '@/utils/model/model-card.ts';
import { Bar } from './Bar.tsx';
import { auc, oneIn, share, whole } from './words.ts';

const LINES = [
  ['tpr@0.1%', 1_000],
  ['tpr@1%', 100],
  ['tpr@5%', 20],
] as const;

/** The figures that count most, in words and as three bars. */
export function FoundTable({ card: { strict, interval90 } }: { readonly card: ModelCard }) {
  const [from, to] = interval90.auc;
  return (
    <Section title={t('model_found_title')} intro={t('model_found_intro', whole(strict.n))}>
      <table className="found">
        <thead>
          <tr>
            <th scope="col">{t('model_alarms')}</th>
            <th scope="col">{t('model_found')}</th>
            <th scope="col">{t('model_range')}</th>
          </tr>
        </thead>
        <tbody>
          {LINES.map(([line, count]) => {
            const range = interval90[line];
            return (
              <tr key={line}>
                <th scope="row">{oneIn(count)}</th>
                <td>
                  <Bar value={strict[line]} range={range} />
                </td>
                <td>{t('inspector_window_times', share(range[0]), share(range[1]))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p>{t('model_auc', share(strict.auc), auc(strict.auc), auc(from), auc(to), share(0.5))}</p>
    </Section>
  );
}
