import { lazy, Suspense } from 'react';
import type { Settings } from '@/utils/browser/settings.ts';
import { useSettings } from '@/utils/browser/use-settings.ts';
import { t } from '@/utils/browser/words.ts';
import { About } from './About.tsx';
import { Access } from './Access.tsx';
import { Fetching } from './Fetching.tsx';
import { Labels } from './Labels.tsx';
import { Memory } from './Memory.tsx';
import { SiteFactsTable } from './SiteFactsTable.tsx';
import { SitesOff } from './SitesOff.tsx';

// Far down the page, with stores of their own: loaded after the rest is on the screen.
const Corrections = lazy(() => import('./Corrections.tsx'));
const History = lazy(() => import('./History.tsx'));

/** What every section gets: the settings, and a way to change some of them. */
export interface SectionProps {
  readonly settings: Settings;
  readonly change: (part: Partial<Settings>) => void;
}

export function Options({ first }: { readonly first: Settings }) {
  const [settings, change] = useSettings(first);
  return (
    <main>
      <header className="page">
        <img src="/icon/96.png" alt="" width="40" height="40" />
        <div>
          <h1>{t('options_title')}</h1>
          <p className="soft">{t('options_intro')}</p>
        </div>
      </header>
      <Labels settings={settings} change={change} />
      <Fetching settings={settings} change={change} />
      <Access />
      <SitesOff settings={settings} change={change} />
      <SiteFactsTable />
      <Suspense>
        <Corrections />
        <History settings={settings} change={change} />
      </Suspense>
      <Memory />
      <About />
    </main>
  );
}
