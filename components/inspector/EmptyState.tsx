import { useEffect, useState } from 'react';
import { type Missed, missedVideo } from '@/utils/browser/inspect.ts';
import { t } from '@/utils/browser/words.ts';

const WHY = { off: 'popup_off', none: 'inspector_empty_missed' } as const;

/** Without a video: why there was none where the person pointed, and how to get one here. */
export function EmptyState() {
  const [missed, setMissed] = useState<Missed | null>(null);
  useEffect(() => {
    void missedVideo.getValue().then(setMissed);
    return missedVideo.watch(setMissed);
  }, []);
  return (
    <div className="empty">
      <h1>{t('inspector_empty_title')}</h1>
      <div role="status">{missed && <p className="alert">{t(WHY[missed])}</p>}</div>
      <p>{t('inspector_empty_how', t('menu_look'))}</p>
      <p>{t('inspector_empty_badge')}</p>
      <p>
        {t('inspector_empty_file')}{' '}
        <a href="/check.html" target="_blank" rel="noreferrer">
          {t('inspector_check_files')}
        </a>
      </p>
    </div>
  );
}
