import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { homeOf, openPage } from '@/scripts/read/open-page.ts';
import { parseAnswers } from '@/utils/sites/parse-answers.ts';
import type { Site } from '@/utils/sites/site.ts';
import { type Fixture, fixtures } from './fixtures.ts';

/** CPU time that one answer or page may cost, on a slow machine: feeds give several a second. */
const MOST_MS = 1_500;

/** Values that say nothing, whatever field they stand in: nobody's label may come of them. */
const NOTHING: readonly unknown[] = [
  ...[null, false, 0, -1, Number.MIN_SAFE_INTEGER, '', ' ', '0', 'null', 'NONE', 'x'.repeat(9_000)],
  ...[[], [null], [[]], [{}], {}, { toString: 'x', constructor: 1, length: 9 }],
];

/** The machine may be busy; what is measured is CPU time. */
const PATIENCE = { timeout: 60_000 };

type Path = readonly string[];
type Change = {
  readonly kind: (typeof KINDS)[number];
  readonly at: number;
  readonly value: number;
};
const KINDS = ['drop', 'replace', 'deepen', 'repeat', 'swap', 'nest', 'rename'] as const;

const change = fc.record<Change>({
  kind: fc.constantFrom(...KINDS),
  at: fc.nat(1e6),
  value: fc.nat(1e6),
});
const changes = fc.array(change, { minLength: 1, maxLength: 6 });

const pick = <T>(all: readonly T[], at: number) => all[at % all.length] as T;
// biome-ignore lint/suspicious/noExplicitAny: somebody else's JSON, taken apart on purpose
type Tree = any;
/** A place in the tree: down to a leaf by the numbers that `seed` gives, and a part of the way back. */
function placeIn(root: Tree, seed: number): Path {
  const path: string[] = [];
  let left = seed + 1;
  for (let at = root; typeof at === 'object' && at !== null; ) {
    const keys = Object.keys(at);
    if (keys.length === 0) break;
    left = (left * 48_271) % 2_147_483_647;
    const key = pick(keys, left);
    path.push(key);
    at = at[key];
  }
  return path.slice(0, 1 + ((left * 7) % path.length));
}

const valueAt = (root: Tree, path: Path): Tree => path.reduce((at, key) => at?.[key], root);

/** One thing that goes wrong with an answer: a field lost, of another type, too deep, too many, or another's. */
function spoil(root: Tree, { kind, at, value }: Change): Tree {
  if (JSON.stringify(root).length > 200_000) return root;
  const path = placeIn(root, at);
  if (path.length === 0) return root;
  const parent = valueAt(root, path.slice(0, -1));
  const key = path.at(-1) as string;
  const old = parent[key];
  if (kind === 'drop') delete parent[key];
  if (kind === 'replace') parent[key] = structuredClone(pick(NOTHING, value));
  if (kind === 'deepen') for (let i = 0; i < 150; i++) parent[key] = { [key]: parent[key] };
  if (kind === 'repeat')
    parent[key] = new Array(Math.ceil(400_000 / JSON.stringify(old ?? 0).length)).fill(old);
  if (kind === 'swap') parent[key] = structuredClone(valueAt(root, placeIn(root, value)));
  // An object that holds itself, as far as JSON can say so.
  if (kind === 'nest' && typeof old === 'object' && old !== null)
    for (let left = 400_000, deep = 0; left > 0 && deep < 90; deep++) {
      left -= JSON.stringify(old).length;
      parent[key] = { ...structuredClone(old), [key]: parent[key] };
    }
  if (kind === 'rename') {
    delete parent[key];
    parent[pick(['__proto__', 'constructor', 'id', 'video', 'labels', ''], value)] = old;
  }
  return root;
}

function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

interface Expected {
  readonly labels: readonly unknown[];
}
const isNegative = ({ expected }: Fixture) =>
  (expected as Expected[]).every(({ labels }) => labels.length === 0);
const labelsOf = (site: Site, text: string) =>
  (site.parse?.(text, homeOf(site)) ?? []).flatMap(({ labels }) => labels);

const answers = fixtures.flatMap((one) => {
  if (!one.isPage) return [{ name: one.name, one, text: one.text }];
  const { document, close } = openPage(one.text, one.site, null);
  const scripts = one.site.embedded ? [...document.querySelectorAll(one.site.embedded)] : [];
  const texts = scripts.map(({ textContent }, i) => ({
    name: `${one.name}, script ${i}`,
    one,
    text: textContent ?? '',
  }));
  close();
  return texts;
});

describe('an answer that is spoiled', PATIENCE, () => {
  it.each(answers.filter(({ text }) => parseAnswers(text).length > 0))(
    '$name: nobody throws or takes long, and nothing becomes a label',
    ({ one, text }) => {
      const roots = JSON.stringify(parseAnswers(text));
      const [first, ...others] = parseAnswers(text);
      fc.assert(
        fc.property(changes, (all) => {
          const spoilt = all.reduce(spoil, structuredClone(first) as Tree);
          const answer = [spoilt, ...others].map((root) => JSON.stringify(root ?? null)).join('\n');
          let labels: readonly unknown[] = [];
          const ms = cpuOf(() => {
            labels = labelsOf(one.site, answer.slice(0, 9_000_000));
          });
          expect(ms).toBeLessThan(MOST_MS);
          if (isNegative(one)) expect(labels).toEqual([]);
        }),
        { numRuns: 25, endOnFailure: true },
      );
      expect(JSON.stringify(parseAnswers(text))).toBe(roots);
    },
  );
});

describe('a field that is no text and no number', PATIENCE, () => {
  it.each(answers)('anywhere in $name is passed over', ({ one, text }) => {
    const names = new Set([...text.matchAll(/"(\w+)\\*":/g)].map(([, name]) => name));
    for (const name of names)
      for (const junk of [{ toString: 'x', valueOf: null }, [[]], true]) {
        const spoilt = parseAnswers(text).map((root) =>
          JSON.stringify(root, (key, value) => (key === name ? junk : value)),
        );
        expect(labelsOf(one.site, spoilt.join('\n'))).toBeInstanceOf(Array);
      }
  });
});

const spoilPage = fc.array(
  fc.record({
    kind: fc.constantFrom('remove', 'strip', 'move', 'double', 'unwrap', 'wrap', 'empty'),
    at: fc.nat(1e6),
    to: fc.nat(1e6),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('a page that is spoiled', PATIENCE, () => {
  it.each(fixtures.filter(({ isPage }) => isPage))(
    '$name: nobody throws or takes long, and nothing becomes a label',
    (one) => {
      const { site, text } = one;
      fc.assert(
        fc.property(spoilPage, (all) => {
          const { document, page, close } = openPage(text, site, null);
          for (const { kind, at, to } of all) {
            const elements = [...document.body.querySelectorAll('*')];
            if (elements.length === 0) break;
            const [element, other] = [pick(elements, at), pick(elements, to)];
            if (kind === 'remove') element.remove();
            if (kind === 'strip')
              for (const { name } of [...element.attributes]) element.removeAttribute(name);
            if (kind === 'empty')
              for (const { name } of [...element.attributes]) element.setAttribute(name, '');
            if (kind === 'move' && !element.contains(other)) other.append(element);
            if (kind === 'double') element.after(element.cloneNode(true));
            if (kind === 'unwrap') element.replaceWith(...element.childNodes);
            if (kind === 'wrap') {
              let box = document.createElement(pick(['article', 'div', 'a', 'section'], to));
              element.replaceWith(box);
              for (let i = 0; i < 100; i++) {
                const inner = document.createElement('div');
                box.append(inner);
                box = inner;
              }
              box.append(element);
            }
          }
          const videos = [...document.querySelectorAll('video')];
          let labels: readonly unknown[] = [];
          const ms = cpuOf(() => {
            labels = videos.flatMap((video) => site.identify(video, page)?.labels ?? []);
          });
          expect(ms).toBeLessThan(MOST_MS * Math.max(1, videos.length));
          if (isNegative(one)) expect(labels).toEqual([]);
          close();
        }),
        { numRuns: 15, endOnFailure: true },
      );
    },
  );
});
