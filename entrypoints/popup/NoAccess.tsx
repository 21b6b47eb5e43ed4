import { useEffect, useState } from 'react';
import { ALL_SITES, askForAccess, hasAccess } from '@/utils/browser/access.ts';
import { t } from '@/utils/browser/words.ts';

/** A page that we cannot see: the browser's own, or one of those that the person keeps from us. */
export function NoAccess() {
  const [everywhere, setEverywhere] = useState(true);
  useEffect(() => void hasAccess(ALL_SITES).then(setEverywhere), []);
  if (everywhere) return <p className="empty">{t('popup_restricted')}</p>;
  return (
    <div className="empty">
      <p>{t('popup_no_access')}</p>
      <button type="button" className="button" onClick={() => void askForAccess(ALL_SITES)}>
        {t('options_access_allow')}
      </button>
    </div>
  );
}
