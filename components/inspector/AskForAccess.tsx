import { ALL_SITES } from '@/utils/browser/access.ts';
import { t } from '@/utils/browser/words.ts';

interface Props {
  /** `https://media.example`, or all sites. */
  readonly origins: readonly string[];
  /** Hears them with spaces between them. */
  readonly onAllow: (origins: string) => void;
}

/** The browser keeps sites from us: one sentence, and one button that asks for those alone. */
export function AskForAccess({ origins, onAllow }: Props) {
  const host = origins.map((origin) => origin.replace(/^\w+:\/\//, '')).join(', ');
  const isAnywhere = origins.includes(ALL_SITES);
  return (
    <div className="card no-print">
      <p>{isAnywhere ? t('inspector_access_elsewhere') : t('inspector_access', host)}</p>
      <button
        type="button"
        className="button"
        onClick={() => onAllow(isAnywhere ? ALL_SITES : origins.join(' '))}
      >
        {isAnywhere ? t('options_access_allow') : t('inspector_access_allow', host)}
      </button>
    </div>
  );
}
