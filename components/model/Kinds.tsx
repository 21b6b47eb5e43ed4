import { Section } from '@/components/Section.tsx';
import { t } from '@/utils/browser/words.ts';
import type { ModelCard } from '@/utils/model/model-card.ts';
import { Bar } from './Bar.tsx';
import { kindOf, share, whole } from './words.ts';

/** Ordinary video by kind: how much there was of it, how often it is taken for AI, how often nothing is said. */
export function Kinds({ corpus, reals, declined }: ModelCard) {
  const { camera, generated } = declined;
  return (
    <Section title={t('model_kinds_title')} intro={t('model_kinds_intro')}>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('model_kind')}</th>
              <th scope="col">{t('model_clips')}</th>
              <th scope="col">{t('model_over')}</th>
              <th scope="col">{t('model_declined')}</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(corpus.real).map(([kind, count]) => {
              const mistaken = reals[kind];
              const silent = declined[kind];
              return (
                <tr key={kind}>
                  <th scope="row">{kindOf(kind)}</th>
                  <td>{whole(count)}</td>
                  <td>{mistaken && <Bar value={mistaken.share} bad />}</td>
                  <td>{silent === undefined ? '–' : share(silent)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {camera !== undefined && generated !== undefined && (
        <p>{t('model_kinds_declined', share(camera), share(generated))}</p>
      )}
    </Section>
  );
}
