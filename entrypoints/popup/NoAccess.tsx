import { useEffect, useState } from 'react';
import { ALL_SITES, askForAccess, hasAccess, watchAccess } from '@/utils/browser/access.ts';
import { t } from '@/utils/browser/words.ts';

/**
 * A page that we cannot see: the browser's own, one that the person has not given us yet, or took away. `origin`: of the
 * page, where the browser tells.
 */
export function NoAccess({ origin }: { readonly origin: string | null }) {
  const [everywhere, setEverywhere] = useState(true);
  useEffect(() => void hasAccess(ALL_SITES).then(setEverywhere), []);
  // Chrome closes the popup for its question; where it stays open, it shows what is new.
  useEffect(() => watchAccess(() => location.reload()), []);
  if (everywhere && !origin) return <p className="empty">{t('popup_restricted')}</p>;
  return (
    <div className="empty">
      <p>{t('popup_no_access')}</p>
      {origin && (
        <button type="button" className="button" onClick={() => void askForAccess(origin)}>
          {t('inspector_access_allow', new URL(origin).hostname)}
        </button>
      )}
      <button type="button" className="button" onClick={() => void askForAccess(ALL_SITES)}>
        {t('options_access_allow')}
      </button>
    </div>
  );
}
