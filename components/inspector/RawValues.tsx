import { t } from '@/utils/browser/words.ts';
import type { Json } from '@/utils/evidence/evidence.ts';

const MAX_CHARS = 20_000;

/** What a conclusion rests on, as it was read. Files and pages write it, so it is text and nothing else. */
export function RawValues({ value }: { readonly value: Json }) {
  const text = JSON.stringify(value, null, 2);
  return (
    <details className="raw">
      <summary>{t('inspector_raw')}</summary>
      <pre dir="ltr">{text.length > MAX_CHARS ? `${text.slice(0, MAX_CHARS)} …` : text}</pre>
    </details>
  );
}
