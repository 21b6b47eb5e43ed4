import { Section } from '@/components/Section.tsx';
import { t } from '@/utils/browser/words.ts';
import type { ModelCard } from '@/utils/model/model-card.ts';
import { share } from './words.ts';

/** As `training/card.py` has it. */
const WEAK = 0.2;

/** What is known to go wrong. */
export function Failures({ generators }: Pick<ModelCard, 'generators'>) {
  const weak = Object.entries(generators).filter(([, figures]) => figures.share < WEAK);
  const names = new Intl.ListFormat().format(weak.map(([name]) => name));
  return (
    <Section title={t('model_failures_title')}>
      <ul className="points">
        {weak.length > 0 && <li>{t('model_failures_weak', share(WEAK), names)}</li>}
        <li>{t('model_failures_unseen')}</li>
        <li>{t('model_failures_filters')}</li>
        <li>{t('model_failures_loops')}</li>
      </ul>
    </Section>
  );
}
