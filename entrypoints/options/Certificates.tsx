import { t } from '@/utils/browser/words.ts';
import { type Certificate, pemBlocks, readCertificate } from '@/utils/evidence/certificate.ts';

const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

interface Props {
  readonly pem: string;
  readonly onRemove?: (block: string) => void;
}

/** The certificates of a PEM text, by the names they carry. */
export function Certificates({ pem, onRemove }: Props) {
  return (
    <ul className="rows certificates">
      {pemBlocks(pem).map((block) => {
        const { name, organisation, expires } = read(block);
        const key = expires < Date.now() ? 'options_trust_expired' : 'options_trust_expires';
        return (
          <li key={block}>
            <div>
              <bdi>{name}</bdi>
              <p className="hint">
                {organisation && organisation !== name && (
                  <>
                    <bdi>{organisation}</bdi>
                    {' · '}
                  </>
                )}
                {t(key, DATE.format(expires))}
              </p>
            </div>
            {onRemove && (
              <button
                type="button"
                className="button quiet"
                aria-label={t('options_remove', name)}
                onClick={() => onRemove(block)}
              >
                ×
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** What is stored was checked before; what another version stored is shown as far as it can be. */
function read(block: string): Certificate {
  try {
    return readCertificate(block);
  } catch {
    return { name: `${block.slice(28, 52)}…`, organisation: '', expires: 0 };
  }
}
