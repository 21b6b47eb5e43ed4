import { Section } from '@/components/Section.tsx';
import { say, t } from '@/utils/browser/words.ts';
import { type ModelCard, SHORTCUTS, SLICES } from '@/utils/model/model-card.ts';
import { explainLevel } from '@/utils/verdict/explain.ts';
import { Failures } from './Failures.tsx';
import { FiguresTable } from './FiguresTable.tsx';
import { FoundTable } from './FoundTable.tsx';
import { Generators } from './Generators.tsx';
import { Kinds } from './Kinds.tsx';
import { LearnedFrom } from './LearnedFrom.tsx';
import { ThisVersion } from './ThisVersion.tsx';

interface Props {
  /** Null where the package holds none that can be read. */
  readonly card: ModelCard | null;
  /** Address of the figures. */
  readonly file: string;
}

/** How good the detector is, and how bad: for people who wonder about a label. */
export function ModelCardPage({ card, file }: Props) {
  return (
    <main className="model">
      <header>
        <h1>{t('model_title')}</h1>
        <p>{t('model_intro')}</p>
      </header>
      <aside className="limits" aria-labelledby="limits">
        <h2 id="limits">{t('model_cannot_title')}</h2>
        <p>{t('model_cannot', say(explainLevel('likely-ai').title))}</p>
      </aside>
      {card ? <Measured card={card} /> : <p role="alert">{t('model_broken')}</p>}
      {card && (
        <p className="beside no-print">
          <button type="button" className="button" onClick={() => print()}>
            {t('inspector_print')}
          </button>
          <a href={file} download="second-look-detector.json">
            {t('model_save')}
          </a>
        </p>
      )}
    </main>
  );
}

function Measured({ card }: { readonly card: ModelCard }) {
  const { slices, shortcuts, matched } = card;
  const parts = SLICES.map(([name, id]) => [t(`slice_${id}`), slices[name]] as const);
  return (
    <>
      <FoundTable card={card} />
      <LearnedFrom corpus={card.corpus} />
      <Section title={t('model_parts_title')} intro={t('model_parts_intro')}>
        <FiguresTable first={t('model_part')} rows={[...parts, [t('slice_matched'), matched]]} />
      </Section>
      <Kinds {...card} />
      <Generators generators={card.generators} />
      <Failures generators={card.generators} />
      <Section title={t('model_shortcuts_title')} intro={t('model_shortcuts_intro')}>
        <FiguresTable
          first={t('model_shortcut')}
          rows={SHORTCUTS.map(([name, id]) => [t(`shortcut_${id}`), shortcuts[name]])}
        />
      </Section>
      <ThisVersion {...card} />
    </>
  );
}
