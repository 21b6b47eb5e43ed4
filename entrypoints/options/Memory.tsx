import { useState } from 'react';
import { Section } from '@/components/Section.tsx';
import { ANALYSIS_VERSION, openCache } from '@/utils/browser/cache.ts';
import { t } from '@/utils/browser/words.ts';

/** What was found is remembered on this machine for a week; here the person forgets it at once. */
export function Memory() {
  const [cleared, setCleared] = useState(false);
  async function clear() {
    await openCache(String(ANALYSIS_VERSION)).clear();
    setCleared(true);
  }
  return (
    <Section title={t('options_memory')} intro={t('options_memory_intro')}>
      <div className="beside">
        <button type="button" className="button" onClick={() => void clear()}>
          {t('options_clear')}
        </button>
        <span role="status">{cleared ? t('options_cleared') : ''}</span>
      </div>
    </Section>
  );
}
