import type { Findings } from './evidence.ts';

/**
 * What was found in bytes that the page handed over: its word about itself, whatever is signed in it (DESIGN §7). So none
 * of it is `verified`, each item says where it comes from, and finding nothing says nothing about the video. Pure.
 */
export function handedByPage({ evidence }: Findings): Findings {
  return {
    evidence: evidence.map((one) => ({
      ...one,
      class: one.class === 'verified' ? 'declared' : one.class,
      detail: { ...one.detail, from: 'page' },
    })),
    unchecked: [],
    checked: [...new Set(evidence.map(({ source }) => source))],
  };
}
