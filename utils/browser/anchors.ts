import { pemBlocks, readCertificate } from '@/utils/evidence/certificate.ts';
import type { MessageKey } from './words.ts';

const MAX_LETTERS = 60_000;

/**
 * Certificates that a person wants to trust, from text they pasted or a file they chose: what is kept of it, or why it
 * cannot be used. A broken one among them would keep c2pa from reading all others.
 */
export function checkAnchors(
  text: string,
  before: string,
): { readonly own: string } | { readonly error: MessageKey; readonly at?: number } {
  if (text.includes('PRIVATE KEY')) return { error: 'options_anchor_private' };
  const blocks = pemBlocks(text);
  if (blocks.length === 0) return { error: 'options_anchor_none' };
  for (const [index, block] of blocks.entries()) {
    try {
      readCertificate(block);
    } catch {
      return { error: 'options_anchor_broken', at: index + 1 };
    }
  }
  const own = [...new Set([...pemBlocks(before), ...blocks])].join('\n');
  return own.length > MAX_LETTERS ? { error: 'options_anchor_many' } : { own };
}
