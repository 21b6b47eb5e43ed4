import { t } from '@/utils/browser/words.ts';

/** Before the first video: how to get one here. */
export function EmptyState() {
  return (
    <div className="empty">
      <h1>{t('inspector_empty_title')}</h1>
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
