import { say, t } from '@/utils/browser/words.ts';
import type { Evidence } from '@/utils/evidence/evidence.ts';
import { explain, percent, sourceName } from '@/utils/verdict/explain.ts';
import { RawValues } from './RawValues.tsx';

/** One piece of evidence: who says it, what it rests on, how much it weighs. */
export function EvidenceItem({ evidence }: { readonly evidence: Evidence }) {
  const { source, strength, falseAlarmRate, detail } = evidence;
  return (
    <article className="evidence" data-claim={evidence.claim}>
      <h4>{say(sourceName(source))}</h4>
      <p>{say(explain(evidence))}</p>
      <p className="soft small">
        <span className="tag" data-strength={strength}>
          {t(`inspector_strength_${strength}`)}
        </span>{' '}
        {falseAlarmRate !== undefined && t('inspector_false_alarm', percent(falseAlarmRate))}
      </p>
      <RawValues value={{ by: evidence.by, ...detail }} />
    </article>
  );
}
