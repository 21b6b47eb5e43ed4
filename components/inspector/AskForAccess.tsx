import { ALL_SITES } from '@/utils/browser/access.ts';
import { t } from '@/utils/browser/words.ts';

interface Props {
  /** `https://media.example`; several with spaces between them; or all sites. */
  readonly origin: string;
  readonly onAllow: (origin: string) => void;
}

/** The browser keeps one site from us: one sentence, and one button that asks for that site alone (or those that it may be). */
export function AskForAccess({ origin, onAllow }: Props) {
  if (origin === ALL_SITES)
    return (
      <div className="card no-print">
        <p>{t('inspector_access_elsewhere')}</p>
        <button type="button" className="button" onClick={() => onAllow(origin)}>
          {t('options_access_allow')}
        </button>
      </div>
    );
  const host = origin.replace(/\w+:\/\//g, '').replaceAll(' ', ', ');
  return (
    <div className="card no-print">
      <p>{t('inspector_access', host)}</p>
      <button type="button" className="button" onClick={() => onAllow(origin)}>
        {t('inspector_access_allow', host)}
      </button>
    </div>
  );
}
