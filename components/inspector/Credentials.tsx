import { Section } from '@/components/Section.tsx';
import { say, t } from '@/utils/browser/words.ts';
import type { CredentialDetail } from '@/utils/evidence/c2pa-detail.ts';
import { explainFailure } from '@/utils/verdict/explain-chain.ts';
import { bindingOf } from '@/utils/verdict/explain-credentials.ts';
import { phrase } from '@/utils/verdict/phrase.ts';
import { Coded } from './Coded.tsx';
import { Facts } from './Facts.tsx';
import { ManifestCard } from './ManifestCard.tsx';
import { dateTime } from './numbers.ts';

/** Some reasons are those of any source; the rest are c2pa's own words. */
const whyUnbound = (reason: string) => say(phrase(['unchecked', reason])) || reason;

/** Content Credentials as a chain: this file first, then what it was made from. */
export function Credentials({ detail }: { readonly detail: CredentialDetail }) {
  const { kind, unbound, list, failures, manifests } = detail;
  return (
    <Section title={t('inspector_credentials')}>
      <p className="state" data-state={kind}>
        {say(phrase(['inspector_state', kind]))}
      </p>
      <Facts
        rows={[
          [t('inspector_signed_by'), manifests[0]?.signer],
          [t('inspector_list'), say(phrase(['list', list]))],
          [t('inspector_stamped'), stampOf(detail)],
          [t('inspector_binding'), say(bindingOf(detail))],
          [t('inspector_unbound'), typeof unbound === 'string' ? whyUnbound(unbound) : ''],
          [
            t('inspector_failures'),
            failures.length > 0 ? <Failures key="failures" codes={failures} /> : '',
          ],
        ]}
      />
      <ol className="chain">
        {manifests.map((manifest, index) => (
          // The chain is read once and never reordered: the place in it is the key and the link target.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index} id={`manifest-${index}`}>
            <ManifestCard manifest={manifest} active={index === 0} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** When the active manifest was stamped, and by whom. One that nobody known has stamped still tells when, and is no "none". */
function stampOf({ stampedAt, stampedBy, manifests }: CredentialDetail): string {
  if (stampedAt)
    return stampedBy
      ? t('inspector_stamped_by', dateTime(stampedAt), stampedBy)
      : dateTime(stampedAt);
  const told = manifests[0]?.signedAt;
  return told ? `${dateTime(told)} (${say(phrase(['list', 'none']))})` : t('inspector_no_stamp');
}

function Failures({ codes }: { readonly codes: readonly string[] }) {
  return (
    <>
      {codes.map((code) => (
        <span className="line" key={code}>
          <Coded code={code} words={explainFailure(code)} />
        </span>
      ))}
    </>
  );
}
