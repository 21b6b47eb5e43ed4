/**
 * Something to be said in the person's language: a key of `messages.json` and what fills its placeholders,
 * in order. An argument that is a phrase is translated first.
 */
export interface Phrase {
  readonly key: string;
  readonly args: readonly (string | Phrase)[];
  /** Said where no message has this key: a code, as it came. */
  readonly raw?: string;
}

/** Joins parts of a key; ids write `-` where keys write `_`. */
export function phrase(parts: string | readonly string[], ...args: Phrase['args']): Phrase {
  const key = typeof parts === 'string' ? parts : parts.join('_');
  return { key: key.replaceAll('-', '_'), args };
}

/** `short` fits a badge behind the level ("AI · says the author"); `full` says who says it and what it rests on. */
export interface Wording {
  readonly short: Phrase;
  readonly full: Phrase;
}
