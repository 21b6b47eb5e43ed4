import { browser } from '#imports';
import { Choice } from '@/components/Choice.tsx';
import { Switch } from '@/components/Switch.tsx';
import type { ListedVideo } from '@/utils/browser/messages.ts';
import { sensitivities } from '@/utils/browser/sensitivities.ts';
import type { Settings } from '@/utils/browser/settings.ts';
import type { ThisPage } from '@/utils/browser/this-page.ts';
import { useSettings } from '@/utils/browser/use-settings.ts';
import { t } from '@/utils/browser/words.ts';
import { NoAccess } from './NoAccess.tsx';
import { Videos } from './Videos.tsx';

interface Props {
  readonly first: Settings;
  readonly page: ThisPage | null;
  readonly firstVideos: readonly ListedVideo[];
}

export function Popup({ first, page, firstVideos }: Props) {
  const [settings, change] = useSettings(first);
  const site = page?.site ?? null;
  const offHere = site !== null && settings.sitesOff.includes(site.key);

  return (
    <main>
      <header>
        <img src="/icon/48.png" alt="" width="24" height="24" />
        <h1>{t('extName')}</h1>
        <button
          type="button"
          className="button quiet"
          onClick={() => void browser.runtime.openOptionsPage().then(() => window.close())}
        >
          {t('popup_options')}
        </button>
      </header>
      <div className="switches">
        <Switch
          label={t('popup_on')}
          on={settings.enabled}
          onChange={(enabled) => change({ enabled })}
        />
        {site && (!page?.closed || firstVideos.length > 0 || offHere) && (
          <Switch
            label={t('popup_on_site', site.name)}
            on={settings.enabled && !offHere}
            disabled={!settings.enabled}
            onChange={(on) => {
              const others = settings.sitesOff.filter((key) => key !== site.key);
              change({ sitesOff: on ? others : [...others, site.key] });
            }}
          />
        )}
      </div>
      {page && site && (!page.closed || firstVideos.length > 0) && (
        <Videos tabId={page.tabId} first={firstVideos} off={!settings.enabled || offHere} />
      )}
      {(!page || !site || page.closed) && <NoAccess origin={page?.closed ?? null} />}
      <div className="sensitivity">
        <Choice
          layout="row"
          legend={t('sensitivity')}
          options={sensitivities()}
          value={settings.sensitivity}
          onChange={(sensitivity) => change({ sensitivity })}
        />
        <a href="/detector.html" target="_blank" rel="noreferrer">
          {t('model_link')}
        </a>
      </div>
    </main>
  );
}
