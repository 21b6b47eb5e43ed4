import { share } from './words.ts';

interface Props {
  /** Of 1. */
  readonly value: number;
  /** Where the value likely lies. */
  readonly range?: readonly [from: number, to: number];
  /** What is told here is a mistake. */
  readonly bad?: boolean;
}

/** A share as a number, and as a bar for the eye alone. */
export function Bar({ value, range, bad = false }: Props) {
  const place = (from: number, to: number) => ({
    insetInlineStart: `${from * 100}%`,
    inlineSize: `${(to - from) * 100}%`,
  });
  return (
    <div className="share" data-bad={bad}>
      <span className="number">{share(value)}</span>
      <span className="track" aria-hidden="true">
        <span className="fill" style={place(0, value)} />
        {range && <span className="range" style={place(...range)} />}
      </span>
    </div>
  );
}
