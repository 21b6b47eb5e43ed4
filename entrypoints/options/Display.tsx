import { Choice } from '@/components/Choice.tsx';
import { Section } from '@/components/Section.tsx';
import { Select } from '@/components/Select.tsx';
import { say, t } from '@/utils/browser/words.ts';
import { explainLevel } from '@/utils/verdict/explain.ts';
import type { SectionProps } from './Options.tsx';

const TREATED = ['ai', 'ai-edited', 'likely-ai', 'wanted'] as const;

/** What happens to labelled videos, and how the badge looks. */
export function Display({ settings, change }: SectionProps) {
  const treatments = [
    { value: 'label', label: t('treat_label') },
    { value: 'dim', label: t('treat_dim') },
    { value: 'cover', label: t('treat_cover') },
  ] as const;
  return (
    <Section title={t('options_display')} intro={t('options_display_intro')}>
      <div className="treatments">
        {TREATED.map((which) => (
          <Choice
            key={which}
            layout="row"
            legend={
              which === 'wanted'
                ? t('options_treat_wanted')
                : t('options_treat', say(explainLevel(which).title))
            }
            options={treatments}
            value={settings.treatment[which]}
            onChange={(one) =>
              change(({ treatment }) => ({ treatment: { ...treatment, [which]: one } }))
            }
          />
        ))}
        <p className="hint">{t('treat_hint')}</p>
      </div>
      <Choice
        layout="row"
        legend={t('options_badge_size')}
        options={[
          { value: 'small', label: t('size_small') },
          { value: 'normal', label: t('size_normal') },
          { value: 'large', label: t('size_large') },
        ]}
        value={settings.badgeSize}
        onChange={(badgeSize) => change({ badgeSize })}
      />
      <Select
        label={t('options_badge_corner')}
        options={[
          { value: 'site', label: t('corner_site') },
          { value: 'top-left', label: t('corner_top_left') },
          { value: 'top-right', label: t('corner_top_right') },
          { value: 'bottom-left', label: t('corner_bottom_left') },
          { value: 'bottom-right', label: t('corner_bottom_right') },
        ]}
        value={settings.badgeCorner}
        onChange={(badgeCorner) => change({ badgeCorner })}
      />
    </Section>
  );
}
