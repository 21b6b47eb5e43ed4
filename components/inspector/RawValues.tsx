import { useEffect, useState } from 'react';
import { t } from '@/utils/browser/words.ts';
import type { Json } from '@/utils/evidence/evidence.ts';

const MAX_CHARS = 20_000;
/** Pictures are shown elsewhere. */
const shorten = (_: string, value: unknown) =>
  typeof value === 'string' && value.startsWith('data:') ? `${value.slice(0, 40)}…` : value;

interface Props {
  /** Whose they are, for those who hear one of many by its name. */
  readonly of: string;
  readonly value: Json;
}

/** What a conclusion rests on, as it was read. Files and pages write it, so it is text and nothing else. */
export function RawValues({ of, value }: Props) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    // Paper has no triangles to click on.
    const unfold = () => setOpen(true);
    addEventListener('beforeprint', unfold);
    return () => removeEventListener('beforeprint', unfold);
  }, []);
  const text = JSON.stringify(value, shorten, 2);
  return (
    <details
      className="raw"
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        {t('inspector_raw')}
        <span className="visually-hidden">: {of}</span>
      </summary>
      <pre dir="ltr">{text.length > MAX_CHARS ? `${text.slice(0, MAX_CHARS)} …` : text}</pre>
    </details>
  );
}
