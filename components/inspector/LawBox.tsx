import { Section } from '@/components/Section.tsx';
import { t } from '@/utils/browser/words.ts';
import type { LawFields } from '@/utils/verdict/law-fields.ts';
import { Facts } from './Facts.tsx';
import { dateTime } from './numbers.ts';

/** The four facts that Californian law wants a provider to tell, with those that are missing said to be missing. */
export function LawBox({ fields }: { readonly fields: LawFields }) {
  const missing = t('inspector_not_told');
  return (
    <Section title={t('inspector_law')}>
      <Facts
        rows={[
          [t('inspector_law_provider'), fields.provider || missing],
          [t('inspector_law_system'), fields.system || missing],
          [t('inspector_law_date'), fields.date ? dateTime(fields.date) : missing],
          [t('inspector_law_id'), fields.id || missing],
        ]}
      />
    </Section>
  );
}
