export interface Reading {
  readonly text: string;
  /** Mean probability of the characters, 0..1. */
  readonly confidence: number;
}

/**
 * Greedy CTC of both answers of the reader. Every step holds the probabilities of the blank and the first `old` letters as
 * the published classifier gives them, then those of the blank and the whole alphabet. The second answer is taken where it
 * has a letter that the first cannot write, so that all other lines read as they did (training/marks/join_head.py).
 * @param steps probabilities, step by step, `old + 1 + alphabet.length + 1` each
 */
export function decode(
  steps: ArrayLike<number>,
  alphabet: readonly string[],
  old: number,
): Reading {
  const first = old + 1;
  const row = first + alphabet.length + 1;
  const path = bestPath(steps, row, first, alphabet.length + 1);
  const extended = path.some(({ letter }) => letter > old);
  return spell(extended ? path : bestPath(steps, row, 0, first), alphabet);
}

interface Step {
  /** Class: 0 for the blank, else one more than the place in the alphabet. */
  readonly letter: number;
  readonly probability: number;
}

/** The likeliest class of every step, among `count` from `offset` on. */
function bestPath(steps: ArrayLike<number>, row: number, offset: number, count: number): Step[] {
  const path: Step[] = [];
  for (let start = offset; start + count <= steps.length; start += row) {
    let [letter, probability] = [0, steps[start] ?? 0];
    for (let i = 1; i < count; i++) {
      const other = steps[start + i] as number;
      if (other > probability) [letter, probability] = [i, other];
    }
    path.push({ letter, probability });
  }
  return path;
}

/** Repeats and blanks dropped. */
function spell(path: readonly Step[], alphabet: readonly string[]): Reading {
  const kept = path.filter(({ letter }, i) => letter !== 0 && letter !== path[i - 1]?.letter);
  const sum = kept.reduce((total, { probability }) => total + probability, 0);
  return {
    text: kept.map(({ letter }) => alphabet[letter - 1]).join(''),
    confidence: kept.length ? sum / kept.length : 0,
  };
}
