import { type SyntheticEvent, useState } from 'react';
import { t } from '@/utils/browser/words.ts';
import { pemBlocks } from '@/utils/evidence/certificate.ts';
import { Certificates } from './Certificates.tsx';

const LISTS = [
  { file: 'official', name: 'options_trust_official' },
  { file: 'official-tsa', name: 'options_trust_tsa' },
  { file: 'interim', name: 'options_trust_interim' },
] as const;

/** Who is on the bundled lists: the very files that the lab uses, read when somebody wants to know. */
export function TrustViewer() {
  const [pems, setPems] = useState<readonly string[]>([]);
  async function open({ currentTarget }: SyntheticEvent<HTMLDetailsElement>) {
    if (!currentTarget.open || pems.length > 0) return;
    setPems(
      await Promise.all(LISTS.map(async ({ file }) => (await fetch(`/trust/${file}.pem`)).text())),
    );
  }
  return (
    <details className="trust-viewer" onToggle={(event) => void open(event)}>
      <summary>{t('options_trust_who')}</summary>
      {pems.map((pem, index) => {
        const { file, name } = LISTS[index] ?? LISTS[0];
        return (
          <details key={file}>
            <summary>{t('options_trust_file', t(name), String(pemBlocks(pem).length))}</summary>
            <Certificates pem={pem} />
          </details>
        );
      })}
    </details>
  );
}
