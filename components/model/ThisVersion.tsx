import { Facts } from '@/components/inspector/Facts.tsx';
import { fileSize } from '@/components/inspector/numbers.ts';
import { Section } from '@/components/Section.tsx';
import { t } from '@/utils/browser/words.ts';
import type { ModelCard } from '@/utils/model/model-card.ts';

const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeZone: 'UTC' });

/** Which weights these figures are about, by the hash that is checked whenever they are loaded. */
export function ThisVersion({ version, date, files }: ModelCard) {
  return (
    <Section title={t('model_version_title')}>
      <Facts
        rows={[
          [t('model_version'), version],
          [t('model_date'), DATE.format(new Date(date))],
          [t('model_size'), fileSize(files.reduce((sum, { bytes }) => sum + bytes, 0))],
          [
            t('model_hash'),
            files.map(({ sha256 }) => (
              <div key={sha256}>
                <code>{sha256}</code>
              </div>
            )),
          ],
        ]}
      />
    </Section>
  );
}
