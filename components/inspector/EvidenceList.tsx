import { Section } from '@/components/Section.tsx';
import { t } from '@/utils/browser/words.ts';
import type { Evidence, EvidenceClass } from '@/utils/evidence/evidence.ts';
import type { Sensitivity } from '@/utils/verdict/fuse.ts';
import { EvidenceItem } from './EvidenceItem.tsx';

const CLASSES: readonly EvidenceClass[] = ['verified', 'declared', 'observed', 'estimated'];

interface Props {
  readonly evidence: readonly Evidence[];
  readonly sensitivity: Sensitivity;
}

/** All evidence, each in its class: the classes are never mixed into one number. */
export function EvidenceList({ evidence, sensitivity }: Props) {
  return (
    <Section title={t('inspector_evidence')}>
      {evidence.length === 0 && <p>{t('inspector_no_evidence')}</p>}
      {CLASSES.map((name) => (
        <EvidenceGroup
          key={name}
          name={name}
          evidence={evidence.filter((e) => e.class === name)}
          sensitivity={sensitivity}
        />
      ))}
    </Section>
  );
}

interface GroupProps extends Props {
  readonly name: EvidenceClass;
}

function EvidenceGroup({ name, evidence, sensitivity }: GroupProps) {
  if (evidence.length === 0) return null;
  return (
    <section className="group">
      <h3>{t(`inspector_class_${name}`)}</h3>
      <p className="soft small">{t(`inspector_class_${name}_note`)}</p>
      <ul className="cards">
        {evidence.map((one) => (
          <li key={JSON.stringify(one)}>
            <EvidenceItem evidence={one} sensitivity={sensitivity} />
          </li>
        ))}
      </ul>
    </section>
  );
}
