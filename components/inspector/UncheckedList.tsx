import { Section } from '@/components/Section.tsx';
import { ALL_SITES } from '@/utils/browser/access.ts';
import { say, t } from '@/utils/browser/words.ts';
import type { SourceId, Unchecked } from '@/utils/evidence/evidence.ts';
import { explainUnchecked, sourceName } from '@/utils/verdict/explain.ts';
import { AskForAccess } from './AskForAccess.tsx';

/** What a person can do about a wall. */
export type Remedy = 'again' | 'play' | 'once' | 'options';

const remediesFor = ({ reason }: Unchecked): readonly Remedy[] => REMEDIES[reason] ?? [];

const REMEDIES: Partial<Readonly<Record<Unchecked['reason'], readonly Remedy[]>>> = {
  'not-asked': ['once', 'options'],
  'no-frames': ['play'],
  network: ['again'],
  timeout: ['again'],
  crashed: ['again'],
};

interface Props {
  readonly unchecked: readonly Unchecked[];
  /** Missing where nothing can be done: in a saved report. */
  readonly onRemedy?: ((remedy: Remedy) => void) | undefined;
  /** Asks the browser for access to one origin. */
  readonly onAllow?: ((origin: string) => void) | undefined;
}

/** What could not be checked, why, and the button that would check it. */
export function UncheckedList({ unchecked, onRemedy, onAllow }: Props) {
  if (unchecked.length === 0) return null;
  const walls = unchecked.filter(({ reason }) => reason === 'no-permission');
  const closed = new Set(walls.flatMap(({ detail = '' }) => detail.split(' ')).filter(Boolean));
  return (
    <Section title={t('inspector_unchecked')}>
      {closed.size > 0 && onAllow && <AskForAccess origins={[...closed]} onAllow={onAllow} />}
      <ul className="cards">
        {unchecked.map((one) => {
          // What mends several walls is offered at the first of them.
          const first =
            unchecked.find(
              (other) => other.reason === one.reason && remediesFor(other).length > 0,
            ) === one;
          const remedies = first && onRemedy ? remediesFor(one) : [];
          return (
            <li key={one.source} className="card">
              <p>{say(explainUnchecked(one))}</p>
              {one.detail && one.detail !== ALL_SITES && one.reason !== 'declined' && (
                <p className="soft small" dir="auto">
                  {one.detail}
                </p>
              )}
              {remedies.length > 0 && (
                <p className="actions-row no-print">
                  {remedies.map((remedy) => (
                    <button
                      type="button"
                      className="button"
                      key={remedy}
                      onClick={() => onRemedy?.(remedy)}
                    >
                      {t(`inspector_do_${remedy}`)}
                    </button>
                  ))}
                </p>
              )}
              {remedies.includes('once') && (
                <p className="soft small no-print">{t('inspector_once_hint')}</p>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** The sources that ran to their end without finding anything: told, so that silence is not read as an answer. */
export function QuietSources({ sources }: { readonly sources: readonly SourceId[] }) {
  if (sources.length === 0) return null;
  return (
    <Section title={t('inspector_nothing_found')}>
      <ul>
        {sources.map((source) => (
          <li key={source}>{say(sourceName(source))}</li>
        ))}
      </ul>
    </Section>
  );
}
