import type { ReactNode } from 'react';

/** Pairs of a name and a value; pairs without a value are left out. */
export function Facts({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {rows
        .filter(([, value]) => value !== '' && value !== undefined && value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  );
}

/** A link to follow, where the address is https; else its text alone. */
export function SafeLink({ address }: { readonly address: string }) {
  if (URL.parse(address)?.protocol !== 'https:') return <bdi>{address}</bdi>;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      <bdi>{address}</bdi>
    </a>
  );
}
