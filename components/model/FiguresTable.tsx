import { t } from '@/utils/browser/words.ts';
import type { Figures } from '@/utils/model/model-card.ts';
import { Bar } from './Bar.tsx';
import { auc, whole } from './words.ts';

const AUC = 'AUC';

interface Props {
  /** Heading of the first column. */
  readonly first: string;
  readonly rows: readonly (readonly [name: string, figures: Figures | undefined])[];
}

/** The same figures for several parts of the test; a part that the card does not know is left out. */
export function FiguresTable({ first, rows }: Props) {
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col">{t('model_generated')}</th>
            <th scope="col" className="auc">
              {AUC}
            </th>
            <th scope="col">{t('model_found_at', whole(100))}</th>
            <th scope="col">{t('model_found_at', whole(20))}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(
            ([name, figures]) =>
              figures && (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{figures.ai === undefined ? '–' : whole(figures.ai)}</td>
                  <td className="auc">{auc(figures.auc)}</td>
                  <td>
                    <Bar value={figures['tpr@1%']} />
                  </td>
                  <td>
                    <Bar value={figures['tpr@5%']} />
                  </td>
                </tr>
              ),
          )}
        </tbody>
      </table>
    </div>
  );
}
