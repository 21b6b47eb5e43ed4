import { type FormEvent, useId, useState } from 'react';
import { Section } from '@/components/Section.tsx';
import { siteOf } from '@/utils/browser/site-key.ts';
import { t } from '@/utils/browser/words.ts';
import { sites } from '@/utils/sites/index.ts';
import { SiteRow } from './SiteRow.tsx';
import type { SectionProps } from './section-props.ts';

/** On or off, and what may be fetched, for each known site and for those that the person added. */
export default function Sites({ settings, change }: SectionProps) {
  const spokenOf = [...settings.sitesOff, ...Object.keys(settings.siteFetching)];
  // A site that is switched on again here stays in sight.
  const [added, setAdded] = useState<readonly string[]>(spokenOf);
  const names = new Map(
    sites.filter(({ hosts }) => hosts.length > 0).map(({ id, name }) => [id, name]),
  );
  const others = [...spokenOf, ...added].filter((key) => !names.has(key));
  for (const host of others.toSorted()) names.set(host, host);

  function forget(key: string) {
    setAdded(added.filter((one) => one !== key));
    change(({ sitesOff, siteFetching: { [key]: _, ...siteFetching } }) => ({
      sitesOff: sitesOff.filter((one) => one !== key),
      siteFetching,
    }));
  }
  return (
    <Section title={t('options_sites')} intro={t('options_sites_intro')}>
      <ul className="rows sites">
        <li className="site-row heads hint" aria-hidden="true">
          <span>{t('facts_site')}</span>
          <span>{t('options_fetching')}</span>
        </li>
        {[...names].map(([key, name]) => (
          <SiteRow
            key={key}
            id={key}
            name={name}
            settings={settings}
            change={change}
            onForget={others.includes(key) ? () => forget(key) : undefined}
          />
        ))}
      </ul>
      <AddSite onAdd={(key) => setAdded([...added, key])} />
    </Section>
  );
}

function AddSite({ onAdd }: { readonly onAdd: (key: string) => void }) {
  const id = useId();
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState(false);
  function add(event: FormEvent) {
    event.preventDefault();
    const written = address.trim();
    const site = siteOf(/^https?:/.test(written) ? written : `https://${written}`);
    const isHost = site !== null && (site.key.includes('.') || site.key !== site.name);
    setWrong(!isHost);
    if (!isHost) return;
    onAdd(site.key);
    setAddress('');
  }
  return (
    <form className="word-list" onSubmit={add}>
      <label htmlFor={id}>{t('options_site_add')}</label>
      <div className="beside">
        <input
          id={id}
          className="field"
          dir="ltr"
          placeholder="example.com"
          aria-describedby={`${id}-hint`}
          aria-invalid={wrong}
          value={address}
          onChange={({ target }) => setAddress(target.value)}
        />
        <button type="submit" className="button">
          {t('options_add')}
        </button>
      </div>
      <p className={wrong ? 'problem' : 'hint'} id={`${id}-hint`} role="status">
        {t(wrong ? 'options_site_wrong' : 'options_site_add_hint')}
      </p>
    </form>
  );
}
