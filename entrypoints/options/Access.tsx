import { useEffect, useState } from 'react';
import { Section } from '@/components/Section.tsx';
import { ALL_SITES, askForAccess, grantedHosts, watchAccess } from '@/utils/browser/access.ts';
import { t } from '@/utils/browser/words.ts';

/** Where the browser lets Second Look work now, and the way back to all sites. */
export function Access() {
  const [hosts, setHosts] = useState<readonly string[] | null>(null);
  useEffect(() => {
    const read = () => void grantedHosts().then(setHosts);
    read();
    return watchAccess(read);
  }, []);
  if (!hosts) return null;
  const everywhere = hosts.includes(ALL_SITES) || hosts.includes('*');
  return (
    <Section title={t('options_access')} intro={t('options_access_intro')}>
      <p aria-live="polite" className="soft">
        {everywhere
          ? t('options_access_all')
          : hosts.length > 0
            ? t('options_access_some', hosts.join(', '))
            : t('options_access_none')}
      </p>
      {!everywhere && (
        <button type="button" className="button" onClick={() => void askForAccess(ALL_SITES)}>
          {t('options_access_allow')}
        </button>
      )}
    </Section>
  );
}
