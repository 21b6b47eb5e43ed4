import { LATIN } from './caption-latin.ts';
import { OTHER_SCRIPTS } from './caption-other-scripts.ts';
import {
  BARE_TAGS,
  type CaptionLanguage,
  DENYING_TAGS,
  GENERATORS,
  SHARED_NAMES,
  STRONG_TAGS,
  TOPICS,
} from './caption-words.ts';
import { clip } from './clip.ts';
import type { Evidence, EvidenceSource } from './evidence.ts';

/** The author's own words that the video is AI-made. Weak: a caption tells of an intent, and anybody can write one. */
export const caption: EvidenceSource = {
  id: 'caption',
  needs: 'post',
  async collect({ post }) {
    const found = declaredInWords(post.caption ?? '');
    return found ? [captionEvidence(found)] : [];
  },
};

export interface Declaration {
  readonly kind: 'phrase' | 'hashtag';
  /** What was read, as the author wrote it but folded. */
  readonly word: string;
  /** BCP 47 language whose words matched; `und` for hashtags. */
  readonly language: string;
}

export function captionEvidence({ kind, word, language }: Declaration): Evidence {
  return {
    source: 'caption',
    class: 'declared',
    claim: 'ai-generated',
    strength: 'weak',
    by: 'author',
    detail: { kind, word: clip(word, 80), language },
  };
}

const MAX_LENGTH = 3_000;
const LANGUAGES = [...LATIN, ...OTHER_SCRIPTS];

/**
 * A phrase or hashtag that declares the video AI-made; null for none, and for negations, questions, news and talk
 * about AI (notes: sites §12).
 */
export function declaredInWords(text: string): Declaration | null {
  const folded = fold(text.slice(0, MAX_LENGTH));
  const { mention, about, denying, topics } = common();
  const tags = [...folded.matchAll(/#([\p{L}\p{M}\p{N}_]+)/gu)].map((match) => match[1] ?? '');
  if (!mention.test(folded) && tags.length === 0) return null;
  if (tags.some((tag) => denying.test(tag)) || about.test(folded)) return null;
  const sentences = folded.split(/(?<=[!?。！？؟\n]|\.(?=\s))(?![!?])/);
  const clear = sentences.filter((sentence) => !doubted(sentence));
  for (const sentence of clear) {
    const plain = asWords(sentence).trim();
    for (const { language, says } of compiled()) {
      const word = says.exec(plain)?.[0];
      if (word) return { kind: 'phrase', word: word.trim(), language };
    }
  }
  if (clear.length < sentences.length) return null;
  const { strong, bare } = common();
  const tag =
    tags.find((one) => strong.test(one)) ??
    (topics.test(folded) ? undefined : tags.find((one) => bare.test(one)));
  return tag ? { kind: 'hashtag', word: `#${tag}`, language: 'und' } : null;
}

/** Whether a sentence that speaks of AI denies it, asks, compares or only supposes. */
function doubted(sentence: string): boolean {
  if (!common().mention.test(sentence)) return false;
  const plain = asWords(sentence);
  return /[?？؟]\s*$/.test(plain) || compiled().some(({ not }) => not.test(plain));
}

/** A single hashtag may be a word of its sentence ("made with #veo"); several at the end are not. */
const asWords = (sentence: string) =>
  sentence.replace(/(?:\s*#[\p{L}\p{M}\p{N}_]+){2,}(?=[\s!?.]*$)/u, '').replace(/[#@]/g, '');

/** Lower case, full-width letters made plain, accents and Arabic vowel signs gone, one kind of apostrophe. */
export function fold(text: string): string {
  return withoutAccents(text.toLowerCase())
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/ı/g, 'i');
}

const withoutAccents = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u0655\u0640]/g, '')
    .normalize('NFC');

interface Compiled {
  readonly language: string;
  readonly says: RegExp;
  readonly not: RegExp;
}

/**
 * A letter or digit of the scripts that put spaces between words. A short class on purpose: with `\p{L}` these
 * expressions took most of a second to compile, on the page's own thread.
 */
const LETTER = '[a-z0-9đłßøæ\\u0400-\\u04ff\\u0620-\\u06ff\\uac00-\\ud7a3]';
const AI = '(?<![a-z0-9])ai(?![a-z0-9])';
const once = <T>(make: () => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** Expressions are made on first need: most pages have no caption that mentions AI. */
const compiled = once((): Compiled[] =>
  LANGUAGES.map((entry) => ({
    language: entry.language,
    says: expression(entry.says.join('|'), entry),
    not: expression(entry.not, entry),
  })),
);

const common = once(() => ({
  mention: new RegExp(
    [
      AI,
      gaps(`(?<![a-z])(?:${GENERATORS}|${SHARED_NAMES})(?![a-z])`),
      ...LANGUAGES.map(({ ai, joined }) => edged(withoutAccents(gaps(ai)), joined)),
    ].join('|'),
  ),
  about: new RegExp(
    LANGUAGES.map((entry) => edged(withoutAccents(gaps(entry.about)), entry.joined)).join('|'),
  ),
  denying: whole(DENYING_TAGS),
  strong: whole(STRONG_TAGS),
  bare: whole(BARE_TAGS),
  topics: new RegExp(edged(gaps(TOPICS))),
}));

const whole = (words: string) => new RegExp(`^(?:${withoutAccents(gaps(words))})$`);

function expression(pattern: string, { ai, joined }: CaptionLanguage): RegExp {
  const token = (words: string) => edged(words, joined);
  const source = pattern
    .replaceAll('~', token(`${AI}|${ai}|${GENERATORS}`))
    .replaceAll('§', token(`${AI}|${ai}`))
    .replaceAll('@', token(`${GENERATORS}|${SHARED_NAMES}`));
  return new RegExp(edged(withoutAccents(gaps(source)), joined));
}

/** Words of languages that write without spaces have no edges to look for. */
const edged = (source: string, joined?: true) =>
  joined ? `(?:${source})` : `(?<!${LETTER})(?:${source})(?!${LETTER})`;

/** `…`, `_` and spaces of the word lists as expressions. */
const gaps = (pattern: string) =>
  pattern
    .replace(/ \??|_/g, (gap) => (gap === ' ' ? '[\\s_-]+' : '[\\s_-]*'))
    .replaceAll('…', `(?!${LETTER})[^,;\\n]{0,24}?`)
    .replaceAll('¶', LETTER);
