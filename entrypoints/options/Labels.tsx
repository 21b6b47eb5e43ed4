import { Choice } from '@/components/Choice.tsx';
import { Section } from '@/components/Section.tsx';
import { Switch } from '@/components/Switch.tsx';
import { sensitivities } from '@/utils/browser/sensitivities.ts';
import { t } from '@/utils/browser/words.ts';
import type { SectionProps } from './section-props.ts';

export function Labels({ settings, change }: SectionProps) {
  return (
    <Section title={t('options_labels')} intro={t('options_labels_intro')}>
      <Switch
        label={t('options_enabled')}
        on={settings.enabled}
        onChange={(enabled) => change({ enabled })}
      />
      <Choice
        layout="list"
        legend={t('sensitivity')}
        options={sensitivities()}
        value={settings.sensitivity}
        onChange={(sensitivity) => change({ sensitivity })}
      />
      <p>
        <a href="/detector.html" target="_blank" rel="noreferrer">
          {t('model_link')}
        </a>
      </p>
      <Switch
        label={t('options_no_signs')}
        hint={t('options_no_signs_hint')}
        on={settings.showNoSigns}
        onChange={(showNoSigns) => change({ showNoSigns })}
      />
      <Switch
        label={t('options_captured')}
        hint={t('options_captured_hint')}
        on={settings.showCaptured}
        onChange={(showCaptured) => change({ showCaptured })}
      />
    </Section>
  );
}
