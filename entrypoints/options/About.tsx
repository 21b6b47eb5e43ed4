import { browser } from '#imports';
import { Section } from '@/components/Section.tsx';
import { t } from '@/utils/browser/words.ts';

export function About() {
  return (
    <Section title={t('options_about')}>
      <p>{t('about_local')}</p>
      <p>{t('about_limits')}</p>
      <p className="soft">{t('about_version', browser.runtime.getManifest().version)}</p>
    </Section>
  );
}
