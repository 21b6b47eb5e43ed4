// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, Visitor } from 'vite';
import { describe, expect, it } from 'vitest';
import english from '@/public/_locales/en/messages.json';

type Messages = Record<
  string,
  { message: string; placeholders?: Record<string, { content: string }> }
>;

const LOCALES = 'public/_locales';
const source: Messages = english;
const read = (locale: string): Messages =>
  JSON.parse(readFileSync(path.join(LOCALES, locale, 'messages.json'), 'utf8'));

/** Words that would vouch for a video: “real”, “authentic”, “genuine”, “safe”. */
const VOUCHING: Record<string, RegExp> = {
  ar: /حقيقي|أصيل|آمن/u,
  de: words('echt(e[mnrs]?)?|authentisch\\w*|sicher(e[mnrs]?)?|unverfälscht\\w*'),
  en: words('real|authentic|genuine|safe|human-made'),
  es: words('real(es)?|auténtic[oa]s?|genuin[oa]s?|verdader[oa]s?|segur[oa]s?'),
  fr: words('réel(le)?s?|authentiques?|véritables?|vraie?s?|sûre?s?'),
  he: /אמיתי|אותנטי|בטוח/u,
  hi: /असली|वास्तविक|प्रामाणिक/u,
  id: words('asli|autentik|otentik|nyata|aman|sungguhan'),
  it: words('real[ei]|autentic[aio]|genuin[aeio]|ver[aeio]|sicur[aeio]'),
  ja: /本物|実写|真正|安全な動画/u,
  ko: /진짜|실제 (?:촬영|영상|동영상)|진본|정품|안전한/u,
  pl: words('prawdziw\\p{L}+|autentyczn\\p{L}+|rzeczywist\\p{L}+|bezpieczn\\p{L}+'),
  pt_BR: words('rea(l|is)|autêntic[oa]s?|genuín[oa]s?|verdadeir[oa]s?|segur[oa]s?'),
  tr: words('gerçek|otantik|hakiki|sahici|güvenli'),
  zh_CN: /真实|真品|实拍|安全的?视频/u,
  zh_TW: /真實|真品|實拍|安全的?影片/u,
};

/** What a time stamp is called by an authority that our lists know. */
const TRUSTED: Record<string, RegExp> = {
  ar: /موثوق/u,
  de: /vertrauenswürdig/,
  en: /trusted/,
  es: /de confianza/,
  fr: /de confiance/,
  he: /מהימנה/u,
  hi: /विश्वसनीय/u,
  id: /tepercaya/,
  it: /attendibile/,
  ja: /信頼された/u,
  ko: /신뢰할 수 있는/u,
  pl: /zaufany/,
  pt_BR: /confiável/,
  tr: /güvenilir/,
  zh_CN: /可信/u,
  zh_TW: /可信/u,
};

/** Whole words, also where letters are not those of ASCII. */
function words(list: string) {
  return new RegExp(`(?<!\\p{L})(?:${list})(?!\\p{L})`, 'iu');
}

const locales = readdirSync(LOCALES);

describe.each(locales)('%s', (locale) => {
  const messages = read(locale);

  it('has exactly the keys of English, in their order', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(source));
  });

  it('has the placeholders of English, and names each in its sentence', () => {
    const declared = (all: Messages) =>
      Object.entries(all).map(([key, { placeholders = {} }]) => [
        key,
        Object.entries(placeholders).map(([name, { content }]) => [name, content]),
      ]);
    expect(declared(messages)).toEqual(declared(source));
    for (const [key, { message, placeholders = {} }] of Object.entries(messages))
      expect(new Set(message.match(/\$\w+\$/g)), key).toEqual(
        new Set(Object.keys(placeholders).map((name) => `$${name.toUpperCase()}$`)),
      );
  });

  it('has no message that is empty or begins or ends with a space', () => {
    const bad = Object.entries(messages).filter(
      ([, { message }]) => !message || message !== message.trim(),
    );
    expect(bad).toEqual([]);
  });

  it('names its language, and describes the extension as short as the stores ask', () => {
    const language = locale.replace('_', '-');
    expect(messages.language?.message).toBe(language);
    expect(Intl.getCanonicalLocales(language)).toEqual([language]);
    expect(messages.extDescription?.message.length).toBeLessThanOrEqual(132);
  });

  it('misses no time stamp but a trusted one: another may stand there', () => {
    const keys = ['evidence_c2pa_expired', 'inspector_state_expired'];
    for (const key of ['evidence_c2pa_tampered_stamped', ...keys])
      expect(messages[key]?.message).toMatch(TRUSTED[locale] ?? /^$/);
  });

  it('never calls a video real, authentic, genuine or safe', () => {
    const vouching = VOUCHING[locale] ?? /^/; // A language without a list fails below.
    // A correction is the person's own word, always told as "You said". It also shows that the list bites.
    expect(messages.correction_says_real?.message).toMatch(vouching);
    const claims = Object.entries(messages).filter(
      ([key, { message }]) => !key.startsWith('correction_') && vouching.test(message),
    );
    expect(claims).toEqual([]);
  });
});

/** What a person could read in a source file without it coming from the locales. */
function proseIn(file: string, code: string): string[] {
  const found: { text: string; start: number }[] = [];
  const silent: { start: number; end: number }[] = [];
  const literal = (text: unknown, start: number) => {
    if (typeof text === 'string' && /\p{L}{2,}\s+\p{L}{2,}/u.test(text))
      found.push({ text, start });
  };
  const { program } = parseSync(file, code);
  new Visitor({
    JSXText(node) {
      if (/\p{L}{2,}/u.test(node.value)) found.push({ text: node.value, start: node.start });
    },
    Literal: (node) => literal(node.value, node.start),
    TemplateElement: (node) => literal(node.value.cooked, node.start),
    // Neither what styles and drawings are told nor the messages of errors, which are for developers.
    JSXAttribute(node) {
      if (node.name.name === 'className' || node.name.name === 'preserveAspectRatio')
        silent.push(node);
    },
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name.endsWith('Error'))
        silent.push(node);
    },
  }).visit(program);
  return found
    .filter(({ start }) => !silent.some((node) => node.start <= start && start < node.end))
    .map(({ text }) => text.trim());
}

/** Names that are the same in every language. */
const NAMES = ['Second Look', '-----BEGIN CERTIFICATE-----'];

describe('the pages', () => {
  // Nobody reads the lab, and the shell is the page of `npm run check`.
  const files = ['components', 'entrypoints']
    .flatMap((place) =>
      readdirSync(place, { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(place, file),
      ),
    )
    .filter((file) => !/^entrypoints.(lab|shell)\b/.test(file));

  it('have all their words from the locales', () => {
    const prose = files
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => proseIn(file, readFileSync(file, 'utf8')).map((text) => [file, text]));
    expect(prose.filter(([, text = '']) => !NAMES.includes(text))).toEqual([]);
  });

  it('have titles from the locales, or the name alone', () => {
    const titles = files
      .filter((file) => file.endsWith('.html'))
      .map((file) => /<title>(.*)<\/title>/.exec(readFileSync(file, 'utf8'))?.[1] ?? file);
    expect(titles.length).toBeGreaterThan(3);
    expect(titles.filter((title) => !/^(Second Look|__MSG_\w+__)$/.test(title))).toEqual([]);
  });

  it('would be caught with words of their own', () => {
    const code = `const a = <p className="one two" title="Look here">Save {ok ? 'all of it' : t('key')} {\`up to \${n}\`}</p>;
      throw new TypeError('not for people');`;
    expect(proseIn('a.tsx', code).sort()).toEqual(['Look here', 'Save', 'all of it', 'up to']);
  });
});
