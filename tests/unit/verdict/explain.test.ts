import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import messages from '@/public/_locales/en/messages.json';
import type { Claim, Evidence, Json, SourceId } from '@/utils/evidence/evidence.ts';
import type { UncheckedReason } from '@/utils/media/byte-source.ts';
import {
  explain,
  explainLevel,
  explainShort,
  explainUnchecked,
  type Phrase,
} from '@/utils/verdict/explain.ts';
import { LEVELS } from '@/utils/verdict/fuse.ts';

/** Every value of a union, checked by the compiler: a new value without a line here is a type error. */
const all = <T extends string>(values: Record<T, true>) => Object.keys(values) as T[];
const CLAIMS = all<Claim>({
  'ai-generated': true,
  'ai-edited': true,
  captured: true,
  neutral: true,
});
const SOURCES = all<SourceId>({
  platform: true,
  host: true,
  caption: true,
  container: true,
  c2pa: true,
  mark: true,
  detector: true,
});
const REASONS = all<UncheckedReason>({
  'not-asked': true,
  'no-address': true,
  'not-allowed': true,
  'no-permission': true,
  network: true,
  timeout: true,
  'too-large': true,
  empty: true,
  truncated: true,
  'not-media': true,
  unsupported: true,
  malformed: true,
  drm: true,
  'no-frames': true,
  declined: true,
  crashed: true,
});

const some = (source: SourceId, kind: string, detail: Record<string, Json> = {}): Evidence => ({
  source,
  class: 'declared',
  claim: 'ai-generated',
  strength: 'firm',
  by: 'Somebody',
  falseAlarmRate: 0.004,
  detail: { kind, ...detail },
});

/** Every wording there is: each source, kind, state, list and status that utils/evidence can produce. */
const EVERY: Evidence[] = [
  ...'creator platform c2pa iptc invisible-watermark generator-signature labeler unknown'
    .split(' ')
    .map((source) => some('platform', 'label', { source })),
  ...['page', 'media'].map((kind) => some('host', kind, { host: 'sora.com' })),
  ...['hashtag', 'phrase'].map((kind) => some('caption', kind, { word: '#ai' })),
  ...['confirmed', 'possible', 'suspected', 'unknown', 'unreadable'].map((status) =>
    some('container', 'aigc', { status }),
  ),
  ...['iptc', 'tiktok', 'fingerprint', 'tool'].map((kind) => some('container', kind)),
  ...['trusted', 'unknown-signer', 'expired', 'tampered'].flatMap((kind) =>
    ['match', 'mismatch', 'not-checked'].flatMap((binding) =>
      ['official', 'interim', 'user', 'test', 'none'].flatMap((list) =>
        ['source-type', 'product', 'none'].flatMap((basis) =>
          ['active', 'parent', 'ingredient'].map((where) =>
            some('c2pa', kind, { binding, list, basis, where, says: 'Sora' }),
          ),
        ),
      ),
    ),
  ),
  ...['match', 'mismatch', 'not-checked'].flatMap((binding) =>
    ['page', ''].map((from) =>
      some('c2pa', 'trusted', {
        from,
        ...{ binding, list: 'none', basis: 'none', where: 'active', says: '' },
        fragments: { checked: 2, of: 9 },
      }),
    ),
  ),
  ...['words', 'template', 'caption'].map((kind) =>
    some('mark', kind, { generator: 'Sora', text: 'Sora', frames: 3 }),
  ),
  some('detector', 'score', { probability: 0.93 }),
  ...SOURCES.map((source) => some(source, 'a kind from another version')),
].flatMap((evidence) => CLAIMS.map((claim) => ({ ...evidence, claim })));

const phrases: Phrase[] = [
  ...EVERY.flatMap((evidence) => [explainShort(evidence), explain(evidence)]),
  ...LEVELS.flatMap((level) => Object.values(explainLevel(level))),
  ...SOURCES.flatMap((source) => REASONS.map((reason) => explainUnchecked({ source, reason }))),
  ...['too-small', 'too-dark', 'too-few-frames', 'not-camera-like', 'low-quality'].map((detail) =>
    explainUnchecked({ source: 'detector', reason: 'declined', detail }),
  ),
];

type Message = { message: string; placeholders?: Record<string, { content: string }> };
const locale: Record<string, Message> = messages;
const flatten = (one: Phrase): Phrase[] => [
  one,
  ...one.args.flatMap((arg) => (typeof arg === 'string' ? [] : flatten(arg))),
];
const said = phrases.flatMap(flatten);
const used = new Set(said.map(({ key }) => key));

/** Key and arguments as the browser would say them, for reading in assertions. */
function inEnglish({ key, args }: Phrase): string {
  const { message = '', placeholders = {} } = locale[key] ?? {};
  return message.replace(/\$([A-Z_]+)\$/g, (_, name: string) => {
    const arg = args[Number(placeholders[name.toLowerCase()]?.content.slice(1)) - 1];
    return typeof arg === 'string' ? arg : arg ? inEnglish(arg) : '';
  });
}

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

describe('explain', () => {
  const says = (evidence: Evidence) => [
    inEnglish(explainShort(evidence)),
    inEnglish(explain(evidence)),
  ];

  it('says whose word a label is', () => {
    expect(says({ ...some('platform', 'label', { source: 'creator' }), by: 'X' })).toEqual([
      'says the author',
      'X shows the label “made with AI” because the author asked for it.',
    ]);
  });

  it('says of trusted credentials which list, and that content was not checked', () => {
    const detail = {
      binding: 'not-checked',
      list: 'official',
      basis: 'source-type',
      where: 'active',
      says: '',
    };
    expect(says({ ...some('c2pa', 'trusted', detail), by: 'OpenAI' })).toEqual([
      'Content Credentials: OpenAI, content not checked',
      'Content Credentials signed by OpenAI (on the official C2PA trust list) say: made with AI. The content itself was not checked.',
    ]);
  });

  it('says of pieces that a page handed over how many matched, and in short no more than before', () => {
    const detail = {
      ...{ binding: 'match', list: 'official', basis: 'source-type', where: 'active', says: '' },
      ...{ from: 'page', fragments: { checked: 3, of: 12 } },
    };
    const [short, full] = says({ ...some('c2pa', 'trusted', detail), by: 'OpenAI' });
    expect(short).toBe('Content Credentials: OpenAI, content not checked');
    expect(full).toMatch(
      /What was seen while it played matches what was signed\. .* compared: 3 of 12\.$/,
    );
    const changed = { ...detail, binding: 'mismatch' };
    expect(says(some('c2pa', 'tampered', changed))[1]).toMatch(
      /A piece of the stream that was seen while it played is not what was signed\.$/,
    );
  });

  it('never lets damaged credentials speak in the signer’s name', () => {
    const detail = {
      binding: 'mismatch',
      list: 'official',
      basis: 'source-type',
      where: 'active',
      says: '',
    };
    const [short, full] = says({ ...some('c2pa', 'tampered', detail), by: 'Leica' });
    expect(short).toBe('damaged Content Credentials');
    expect(full).toMatch(/^Damaged .* The content is not what was signed\.$/);
  });

  it('tells the detector’s opinion with its false alarms', () => {
    expect(says(some('detector', 'score', { probability: 0.93 }))[1]).toContain(
      '(93%); 0.4% of ordinary videos',
    );
  });

  it('names the source that could not check, and the reason', () => {
    expect(inEnglish(explainUnchecked({ source: 'c2pa', reason: 'timeout' }))).toBe(
      'Content Credentials could not be checked: it took too long.',
    );
  });

  it('survives evidence of an unknown shape', () => {
    expect(says(some('c2pa', 'from the future'))[1]).toBe(
      'Content Credentials (Somebody): made with AI.',
    );
  });
});
