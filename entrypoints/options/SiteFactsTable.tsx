import { Section } from '@/components/Section.tsx';
import { t } from '@/utils/browser/words.ts';
import { sites } from '@/utils/sites/index.ts';
import type { SiteFacts } from '@/utils/sites/site.ts';

const month = (verified: string) =>
  new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${verified}-01T00:00:00Z`),
  );
const known = (from: SiteFacts['answers']) =>
  ({
    'saved-page': t('fact_saved_page'),
    'public-notes': t('fact_public_notes'),
    guess: t('fact_guess'),
    none: t('fact_none'),
  })[from];

/** How well each site is known, and since when: sites change, and a label that is not found says nothing. */
export default function SiteFactsTable() {
  return (
    <Section title={t('options_facts')} intro={t('options_facts_intro')}>
      <div className="scroll">
        <table className="site-facts">
          <thead>
            <tr>
              <th scope="col">{t('facts_site')}</th>
              <th scope="col">{t('facts_verified')}</th>
              <th scope="col">{t('facts_page')}</th>
              <th scope="col">{t('facts_answers')}</th>
              <th scope="col">{t('facts_labels')}</th>
            </tr>
          </thead>
          <tbody>
            {sites.map(({ id, name, hosts, facts }) => (
              <tr key={id}>
                <th scope="row">{hosts.length > 0 ? name : t('facts_any_site')}</th>
                <td>{month(facts.verified)}</td>
                <td data-of={t('facts_page')}>{known(facts.dom)}</td>
                <td data-of={t('facts_answers')}>{known(facts.answers)}</td>
                <td data-of={t('facts_labels')}>{known(facts.labels)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
