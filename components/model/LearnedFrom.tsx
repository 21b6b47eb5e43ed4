import { Section } from '@/components/Section.tsx';
import { t } from '@/utils/browser/words.ts';
import type { ModelCard } from '@/utils/model/model-card.ts';
import { whole } from './words.ts';

/** How much there was to learn from. */
export function LearnedFrom({ corpus }: Pick<ModelCard, 'corpus'>) {
  const tiles = [
    [t('model_generated'), corpus.generated],
    [t('model_generators'), corpus.generators],
    [t('model_ordinary'), corpus.clips - corpus.generated],
    [t('model_sources'), corpus.repositories],
  ] as const;
  return (
    <Section title={t('model_learned_title')} intro={t('model_learned_note')}>
      <dl className="tiles">
        {tiles.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{whole(count)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
