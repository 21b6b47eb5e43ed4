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

/** Whether all that is known of Content Credentials, that there are none included, was handed over by the page. */
export function isHanded({ evidence, checked }: Findings): boolean {
  const credentials = evidence.filter(({ source }) => source === 'c2pa');
  if (credentials.length === 0) return !checked.includes('c2pa');
  return credentials.every(({ detail }) => detail.from === 'page');
}

/** Whether there are some, of which more may be had from the page. */
export const hasHanded = (findings: Findings): boolean =>
  isHanded(findings) && findings.evidence.some(({ source }) => source === 'c2pa');
