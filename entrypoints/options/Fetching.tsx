import { Choice } from '@/components/Choice.tsx';
import { Section } from '@/components/Section.tsx';
import { t } from '@/utils/browser/words.ts';
import type { SectionProps } from './section-props.ts';

export function Fetching({ settings, change }: SectionProps) {
  return (
    <Section title={t('options_fetching')} intro={t('options_fetching_intro')}>
      <Choice
        layout="list"
        legend={t('options_fetching_question')}
        options={[
          { value: 'never', label: t('fetching_never'), hint: t('fetching_never_hint') },
          { value: 'inspect', label: t('fetching_inspect'), hint: t('fetching_inspect_hint') },
          { value: 'played', label: t('fetching_played'), hint: t('fetching_played_hint') },
        ]}
        value={settings.fetching}
        onChange={(fetching) => change({ fetching })}
      />
    </Section>
  );
}
