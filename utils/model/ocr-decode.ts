export interface Reading {
  readonly text: string;
  /** Mean probability of the characters, 0..1. */
  readonly confidence: number;
}

/**
 * Greedy CTC: the likeliest class of every step, repeats and blanks (class 0) dropped.
 * @param steps probabilities, step by step, `alphabet.length + 1` each
 */
export function decode(steps: ArrayLike<number>, alphabet: readonly string[]): Reading {
  const classes = alphabet.length + 1;
  let text = '';
  let sum = 0;
  let count = 0;
  let last = 0;
  for (let start = 0; start + classes <= steps.length; start += classes) {
    let best = 0;
    for (let i = 1; i < classes; i++)
      if ((steps[start + i] ?? 0) > (steps[start + best] ?? 0)) best = i;
    if (best !== 0 && best !== last) {
      text += alphabet[best - 1];
      sum += steps[start + best] ?? 0;
      count++;
    }
    last = best;
  }
  return { text, confidence: count ? sum / count : 0 };
}
