import { useEffect, useState } from 'react';
import { ALL_SITES, askForAccess, grantedHosts, watchAccess } from '@/utils/browser/access.ts';
import { t } from '@/utils/browser/words.ts';
import { Section } from './Section.tsx';

/** Where the browser lets Second Look work now, and the way to all sites. */
export function Access() {
  const [names, setNames] = useState<readonly string[] | null>(null);
  useEffect(() => {
    const read = () => void grantedHosts().then(namesOf).then(setNames);
    read();
    return watchAccess(read);
  }, []);
  if (!names) return null;
  const everywhere = names.includes(ALL_SITES) || names.includes('*');
  return (
    <Section title={t('options_access')} intro={t('options_access_intro')}>
      <p aria-live="polite" className="soft">
        {everywhere
          ? t('options_access_all')
          : names.length > 0
            ? t('options_access_some', names.join(', '))
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

/** Platforms that are given whole by the names that people know, the rest by its hosts. The registry is large, and loaded for it. */
async function namesOf(hosts: readonly string[]): Promise<string[]> {
  const { sites } = await import('@/utils/sites/index.ts');
  const isGiven = (host: string) => hosts.includes(`*.${host}`);
  const whole = sites.filter((site) => site.hosts.length > 0 && site.hosts.every(isGiven));
  const told = new Set(whole.flatMap((site) => site.hosts.map((host) => `*.${host}`)));
  return [...whole.map(({ name }) => name), ...hosts.filter((host) => !told.has(host))];
}
