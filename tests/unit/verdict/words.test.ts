import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { locale, said } from './wordings.ts';

const used = new Set(said.map(({ key }) => key));

const code = ['components', 'entrypoints', 'utils', 'wxt.config.ts']
  .flatMap((place) =>
    place.endsWith('.ts')
      ? [place]
      : readdirSync(place, { recursive: true, encoding: 'utf8' })
          .filter((file) => /\.(tsx?|html)$/.test(file))
          .map((file) => path.join(place, file)),
  )
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

describe('the words', () => {
  it('exist for everything that can be found, concluded or left unchecked', () => {
    expect([...used].filter((key) => !(key in locale))).toEqual([]);
  });

  it('have an argument for every placeholder', () => {
    const wrong = said.filter(({ key, args }) =>
      Object.values(locale[key]?.placeholders ?? {}).some(
        ({ content }) => args[Number(content.slice(1)) - 1] === undefined,
      ),
    );
    expect(wrong).toEqual([]);
    for (const [key, { message, placeholders = {} }] of Object.entries(locale)) {
      const named = new Set(
        [...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name?.toLowerCase()),
      );
      expect(named, key).toEqual(new Set(Object.keys(placeholders)));
    }
  });

  it('are all used: by explain, by name in the code, or by a template with a value that the code has', () => {
    const dynamic = /`(\w+_)\$\{[^`}]+\}(\w*)`|phrase\(\['(\w+)', \w+\]/g;
    const templates = [...code.matchAll(dynamic)].map(
      ([, begin, end = '', first]) => new RegExp(`^${begin ?? `${first}_`}(\\w+)${end}$`),
    );
    const isValue = (word: string) => new RegExp(`'${word.replaceAll('_', '[-_]')}'`).test(code);
    const named = (key: string) =>
      templates.some((template) => {
        const value = template.exec(key)?.[1];
        return value !== undefined && isValue(value);
      }) ||
      code.includes(`'${key}'`) ||
      code.includes(`"${key}"`) ||
      code.includes(`__MSG_${key}__`);
    expect(Object.keys(locale).filter((key) => !used.has(key) && !named(key))).toEqual([]);
  });

  it('exist for every key that our pages name', () => {
    const named = [...code.matchAll(/\bt\(\s*'(\w+)'|__MSG_(\w+)__/g)].map(
      ([, a, b]) => a ?? b ?? '',
    );
    expect(named.filter((key) => !key.startsWith('@@') && !(key in locale))).toEqual([]);
  });

  it('never call a video real, authentic, safe or genuine', () => {
    // The one exception is a choice of the person's own, always told as "You said".
    const claims = Object.entries(locale).filter(
      ([key, { message }]) =>
        key !== 'correction_says_real' &&
        /\b(real|authentic|safe|genuine|human-made)\b/i.test(message),
    );
    expect(claims).toEqual([]);
  });
});
