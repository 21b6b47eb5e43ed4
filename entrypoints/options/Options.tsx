import { lazy, Suspense } from 'react';
import { Access } from '@/components/Access.tsx';
import type { Settings } from '@/utils/browser/settings.ts';
import { useSettings } from '@/utils/browser/use-settings.ts';
import { t } from '@/utils/browser/words.ts';
import { About } from './About.tsx';
import { Data } from './Data.tsx';
import { Display } from './Display.tsx';
import { Fetching } from './Fetching.tsx';
import { Keys } from './Keys.tsx';
import { Labels } from './Labels.tsx';
import { Memory } from './Memory.tsx';
import { Search } from './Search.tsx';
import { Trust } from './Trust.tsx';
import { Wanted } from './Wanted.tsx';

// Further down, with the registry of sites or stores of their own: loaded after the rest is on the screen.
const Sites = lazy(() => import('./Sites.tsx'));
const SiteFactsTable = lazy(() => import('./SiteFactsTable.tsx'));
const Corrections = lazy(() => import('./Corrections.tsx'));
const History = lazy(() => import('./History.tsx'));

export function Options({ first }: { readonly first: Settings }) {
  const [settings, change, failed] = useSettings(first);
  return (
    <main>
      <header className="page">
        <img src="/icon/96.png" alt="" width="40" height="40" />
        <div>
          <h1>{t('options_title')}</h1>
          <p className="soft">{t('options_intro')}</p>
        </div>
      </header>
      <Search />
      {failed && (
        <p role="alert" className="problem">
          {t('options_not_saved')}
        </p>
      )}
      <Labels settings={settings} change={change} />
      <Display settings={settings} change={change} />
      <Wanted settings={settings} change={change} />
      <Suspense>
        <Sites settings={settings} change={change} />
      </Suspense>
      <Fetching settings={settings} change={change} />
      <Access />
      <Trust settings={settings} change={change} />
      <Keys />
      <Suspense>
        <SiteFactsTable />
        <Corrections />
        <History settings={settings} change={change} />
      </Suspense>
      <Memory />
      <Data settings={settings} change={change} />
      <About />
    </main>
  );
}
