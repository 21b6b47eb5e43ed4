import { Section } from '@/components/Section.tsx';
import { Switch } from '@/components/Switch.tsx';
import { t } from '@/utils/browser/words.ts';
import type { SectionProps } from './Options.tsx';
import { OwnAnchors } from './OwnAnchors.tsx';
import { TrustViewer } from './TrustViewer.tsx';

/** Whose signatures count as verified. */
export function Trust({ settings, change }: SectionProps) {
  const set = (part: Partial<typeof settings.trust>) =>
    change(({ trust }) => ({ trust: { ...trust, ...part } }));
  return (
    <Section title={t('options_trust')} intro={t('options_trust_intro')}>
      <Switch
        label={t('options_trust_official')}
        hint={t('options_trust_official_hint')}
        on={settings.trust.official}
        onChange={(official) => set({ official })}
      />
      <Switch
        label={t('options_trust_interim')}
        hint={t('options_trust_interim_hint')}
        on={settings.trust.interim}
        onChange={(interim) => set({ interim })}
      />
      <TrustViewer />
      <OwnAnchors own={settings.trust.own} onChange={(own) => set({ own })} />
    </Section>
  );
}
