import { Section } from '@/components/Section.tsx';
import { t } from '@/utils/browser/words.ts';
import { sites } from '@/utils/sites/index.ts';
import type { SectionProps } from './section-props.ts';

/** Sites are switched off in the popup, where they are in view; here they come back. */
export function SitesOff({ settings, change }: SectionProps) {
  const nameOf = (key: string) => sites.find((site) => site.id === key)?.name ?? key;
  return (
    <Section title={t('options_sites_off')} intro={t('options_sites_off_intro')}>
      {settings.sitesOff.length === 0 ? (
        <p className="soft">{t('options_sites_off_none')}</p>
      ) : (
        <ul className="sites-off">
          {settings.sitesOff.map((key) => (
            <li key={key}>
              <bdi>{nameOf(key)}</bdi>
              <button
                type="button"
                className="button"
                aria-label={`${t('options_site_on')}: ${nameOf(key)}`}
                onClick={() => change({ sitesOff: settings.sitesOff.filter((one) => one !== key) })}
              >
                {t('options_site_on')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
