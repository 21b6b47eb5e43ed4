import { type SyntheticEvent, useState } from 'react';
import { t } from '@/utils/browser/words.ts';
import { pemBlocks } from '@/utils/evidence/certificate.ts';
import { Certificates } from './Certificates.tsx';

const FILES = ['official', 'official-tsa', 'interim'] as const;
const NAMES = {
  official: 'options_trust_official',
  'official-tsa': 'options_trust_tsa',
  interim: 'options_trust_interim',
} as const;

/** Who is on the bundled lists: the very files that the lab uses, read when somebody wants to know. */
export function TrustViewer() {
  const [lists, setLists] = useState<readonly string[]>([]);
  async function open({ currentTarget }: SyntheticEvent<HTMLDetailsElement>) {
    if (!currentTarget.open || lists.length > 0) return;
    setLists(
      await Promise.all(FILES.map(async (file) => (await fetch(`/trust/${file}.pem`)).text())),
    );
  }
  return (
    <details className="trust-viewer" onToggle={(event) => void open(event)}>
      <summary>{t('options_trust_who')}</summary>
      {lists.map((pem, index) => {
        const file = FILES[index] ?? 'official';
        return (
          <section key={file}>
            <h3>{t('options_trust_file', t(NAMES[file]), String(pemBlocks(pem).length))}</h3>
            <Certificates pem={pem} />
          </section>
        );
      })}
    </details>
  );
}
