import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sites } from '@/utils/sites/index.ts';
import type { Site } from '@/utils/sites/site.ts';

const folder = path.join(import.meta.dirname, 'fixtures');

/** A saved answer or page of one site: `fixtures/SITE.WHAT[.synthetic].{json,html}`, what to read in it beside it. */
export interface Fixture {
  readonly name: string;
  readonly site: Site;
  readonly text: string;
  readonly isPage: boolean;
  readonly expected: unknown;
}

export const fixtures: readonly Fixture[] = readdirSync(folder)
  .filter((name) => !name.endsWith('.expected.json'))
  .map((name) => {
    const site = sites.find((one) => one.id === name.split('.')[0]);
    if (!site) throw new Error(`${name} begins with no site's id`);
    return {
      name,
      site,
      text: read(name),
      isPage: name.endsWith('.html'),
      expected: JSON.parse(read(`${path.parse(name).name}.expected.json`)),
    };
  });

const bases = fixtures.map(({ name }) => path.parse(name).name);
if (new Set(bases).size < bases.length)
  throw new Error(
    'two fixtures would share one expectation: their names differ only in the ending',
  );

export function fixture(name: string): Fixture {
  const found = fixtures.find((one) => one.name === name);
  if (!found) throw new Error(`no fixture ${name}`);
  return found;
}

function read(name: string): string {
  return readFileSync(path.join(folder, name), 'utf8');
}
