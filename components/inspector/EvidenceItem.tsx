import { say, t } from '@/utils/browser/words.ts';
import type { Evidence } from '@/utils/evidence/evidence.ts';
import { explain, percent, sourceName } from '@/utils/verdict/explain.ts';
import { FALSE_ALARM_RATE, type Sensitivity } from '@/utils/verdict/fuse.ts';
import { RawValues } from './RawValues.tsx';

interface Props {
  readonly evidence: Evidence;
  readonly sensitivity: Sensitivity;
}

/** One piece of evidence: who says it, what it rests on, how much it weighs. */
export function EvidenceItem({ evidence, sensitivity }: Props) {
  const { source, claim, strength, by, falseAlarmRate, detail } = evidence;
  const name = say(sourceName(source));
  const below = falseAlarmRate !== undefined && falseAlarmRate > FALSE_ALARM_RATE[sensitivity];
  const weight = below ? 'below' : strength;
  // The detector's own sentence tells its rate.
  const isTold = falseAlarmRate === undefined || source === 'detector';
  const rate = isTold ? '' : t('inspector_false_alarm', percent(falseAlarmRate));
  return (
    <article className="evidence" data-claim={claim}>
      <h4>{name}</h4>
      <p>{say(explain(evidence))}</p>
      {(claim !== 'neutral' || rate) && (
        <p className="soft small">
          {claim !== 'neutral' && (
            <span className="tag" data-strength={weight}>
              {t(`inspector_strength_${weight}`)}
            </span>
          )}{' '}
          {rate}
        </p>
      )}
      {source === 'detector' && (
        <a className="small no-print" href="/detector.html" target="_blank" rel="noreferrer">
          {t('model_link')}
        </a>
      )}
      {detail.from === 'page' && <p className="soft small">{t('inspector_from_page')}</p>}
      <RawValues of={by === source ? name : `${name}, ${by}`} value={{ by, ...detail }} />
    </article>
  );
}
