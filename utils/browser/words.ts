import { browser } from '#imports';
import type en from '@/public/_locales/en/messages.json';
import type { Phrase } from '@/utils/verdict/phrase.ts';

export type MessageKey = keyof typeof en;

type GetMessage = (key: string, args: string[]) => string;

/** Marks that turn the writing around: in a signer's or author's name they would rewrite the sentence about them. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** A phrase in the browser's language. */
export function say({ key, args, raw = '' }: Phrase): string {
  const words = args.map((arg) => (typeof arg === 'string' ? arg.replace(TURNS, '') : say(arg)));
  return (browser.i18n.getMessage as GetMessage)(key, words) || raw.replace(TURNS, '');
}

/** Fixed words of our own pages. */
export const t = (key: MessageKey, ...args: string[]): string => say({ key, args });

/**
 * Which way our words are written. The browser's own `@@bidi_dir` is of its interface: it can be another language than the
 * words, where ours are missing in it, and Chromium without a window says `ltr` for Arabic.
 */
export const direction = (): 'ltr' | 'rtl' => (/^(ar|he)/.test(t('language')) ? 'rtl' : 'ltr');
