import { Fragment } from 'react';
import { say, t } from '@/utils/browser/words.ts';
import {
  type ActionEntry,
  type IngredientEntry,
  type ManifestEntry,
  sourceTypeCode,
} from '@/utils/evidence/c2pa-detail.ts';
import {
  explainAction,
  explainRelationship,
  explainSourceType,
} from '@/utils/verdict/explain-chain.ts';
import { Coded } from './Coded.tsx';
import { Facts } from './Facts.tsx';
import { dateTime } from './numbers.ts';

interface Props {
  readonly manifest: ManifestEntry;
  readonly active: boolean;
}

/** One signed statement of the chain: who, with what, when, what was done and from what. */
export function ManifestCard({ manifest, active }: Props) {
  const { title, generator, version, signer, issuer, signedAt, actions, ingredients } = manifest;
  return (
    <article className="card">
      <h3>{t(active ? 'inspector_chain_active' : 'inspector_chain_older')}</h3>
      <p>
        <bdi>{title || t('inspector_untitled')}</bdi>
      </p>
      <Facts
        rows={[
          [t('inspector_signed_by'), signer],
          [t('inspector_issued_by'), issuer],
          [t('inspector_signed_at'), signedAt && dateTime(signedAt)],
          [t('inspector_generator'), [generator, version].filter(Boolean).join(' ')],
        ]}
      />
      <Actions actions={actions} />
      <Ingredients ingredients={ingredients} />
    </article>
  );
}

function Actions({ actions }: { readonly actions: readonly ActionEntry[] }) {
  if (actions.length === 0) return null;
  return (
    <>
      <h4>{t('inspector_actions')}</h4>
      <ol className="actions">
        {actions.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: actions come in order and may repeat
          <li key={index}>
            <Action {...entry} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** What was done, with what and what came of it in words; the codes for it below. */
function Action({ action, agent, sourceType, when }: ActionEntry) {
  const did = say(explainAction(action));
  const type = say(explainSourceType(sourceType));
  const words = [did || action, type || sourceType, agent, when && dateTime(when)].filter(Boolean);
  const codes = [did && action, type && sourceTypeCode(sourceType)].filter(Boolean);
  return (
    <>
      {words.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a program may have the name of what it did
        <Fragment key={index}>
          {index > 0 && ' · '}
          <bdi>{text}</bdi>
        </Fragment>
      ))}
      {codes.length > 0 && (
        <>
          <br />
          <code dir="ltr" className="code">
            {codes.join(' · ')}
          </code>
        </>
      )}
    </>
  );
}

function Ingredients({ ingredients }: { readonly ingredients: readonly IngredientEntry[] }) {
  if (ingredients.length === 0) return null;
  return (
    <>
      <h4>{t('inspector_ingredients')}</h4>
      <ul>
        {ingredients.map(({ title, relationship, manifest, picture }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ingredients come in order and may repeat
          <li key={index}>
            {picture && (
              <img className="ingredient" src={picture} alt={title || t('inspector_untitled')} />
            )}
            {manifest >= 0 ? (
              <a href={`#manifest-${manifest}`}>
                <bdi>{title || t('inspector_untitled')}</bdi>
              </a>
            ) : (
              <bdi>{title || t('inspector_untitled')}</bdi>
            )}
            {relationship && (
              <>
                {' · '}
                <Coded code={relationship} words={explainRelationship(relationship)} />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
