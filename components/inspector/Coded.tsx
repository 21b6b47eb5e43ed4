import { say } from '@/utils/browser/words.ts';
import type { Phrase } from '@/utils/verdict/phrase.ts';

interface Props {
  readonly code: string;
  /** Of messages that may not be there. */
  readonly words: Phrase;
}

/** A code of the standard in the person's words, with the code itself small behind them; one without words as it came. */
export function Coded({ code, words }: Props) {
  const said = say(words);
  return (
    <>
      {said}{' '}
      <code dir="ltr" className={said && 'code'}>
        {code}
      </code>
    </>
  );
}
