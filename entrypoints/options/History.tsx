import { useEffect, useState } from 'react';
import { Section } from '@/components/Section.tsx';
import { Switch } from '@/components/Switch.tsx';
import { openHistory } from '@/utils/browser/history.ts';
import { t } from '@/utils/browser/words.ts';
import { sites } from '@/utils/sites/index.ts';
import type { SectionProps } from './section-props.ts';

const history = openHistory();
type Kept = Awaited<ReturnType<typeof history.sites>>;

/** What is kept about accounts, on this machine and only if the person wants it; forgotten here by site or in all. */
export default function History({ settings, change }: SectionProps) {
  const on = settings.history;
  const [kept, setKept] = useState<Kept>([]);
  const [note, setNote] = useState('');
  useEffect(() => {
    if (on) void history.sites().then(setKept);
    else setKept([]);
  }, [on]);

  const number = new Intl.NumberFormat();
  const nameOf = (id: string) => sites.find((site) => site.id === id)?.name ?? id;
  const forget = (site?: string) =>
    history
      .forget(site)
      .then(
        () => setNote(''),
        () => setNote(t('history_failed')),
      )
      .then(() => history.sites())
      .then(setKept);
  return (
    <Section title={t('history_title')} intro={t('history_intro')}>
      <Switch
        label={t('history_on')}
        hint={t('history_on_hint')}
        on={on}
        onChange={(wanted) => change({ history: wanted })}
      />
      {on && kept.length === 0 && <p className="soft">{t('history_none')}</p>}
      {kept.length > 0 && (
        <>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('history_site')}</th>
                <th scope="col">{t('history_accounts')}</th>
                <th scope="col">{t('history_videos')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {kept.map(({ site, accounts, posts }) => (
                <tr key={site}>
                  <th scope="row">{nameOf(site)}</th>
                  <td>{number.format(accounts)}</td>
                  <td>{number.format(posts)}</td>
                  <td>
                    <button
                      type="button"
                      className="button"
                      aria-label={t('history_forget_site', nameOf(site))}
                      onClick={() => void forget(site)}
                    >
                      {t('history_forget')}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>
            <button type="button" className="button" onClick={() => void forget()}>
              {t('history_forget_all')}
            </button>
          </p>
        </>
      )}
      <p role="status" className="hint">
        {note}
      </p>
    </Section>
  );
}
