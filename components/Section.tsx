import { type ReactNode, useId } from 'react';

interface Props {
  readonly title: string;
  readonly intro?: string;
  readonly children: ReactNode;
}

export function Section({ title, intro, children }: Props) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {intro && <p>{intro}</p>}
      </header>
      {children}
    </section>
  );
}
