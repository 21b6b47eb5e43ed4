import { useEffect } from 'react';
import { ALL_SITES, askForAccess, watchAccess } from '@/utils/browser/access.ts';
import { t } from '@/utils/browser/words.ts';

/**
 * A page that we cannot see: one that the person has not given us yet, or took away; without an `origin`, one that the
 * browser keeps from every extension.
 */
export function NoAccess({ origin }: { readonly origin: string | null }) {
  // Chrome closes the popup for its question; where it stays open, it shows what is new.
  useEffect(() => watchAccess(() => location.reload()), []);
  if (!origin) return <p className="empty">{t('popup_restricted')}</p>;
  return (
    <div className="empty">
      <p>{t('popup_no_access')}</p>
      <button type="button" className="button" onClick={() => void askForAccess(origin)}>
        {t('inspector_access_allow', new URL(origin).hostname)}
      </button>
      <button type="button" className="button" onClick={() => void askForAccess(ALL_SITES)}>
        {t('options_access_allow')}
      </button>
    </div>
  );
}
