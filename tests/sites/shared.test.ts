import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { homeOf, openPage } from '@/scripts/read/open-page.ts';
import { readPosts } from '@/scripts/read/read-posts.ts';
import { shared } from '@/tests/shared.ts';
import { sites } from '@/utils/sites/index.ts';
import expected from './shared-fixtures.json';

/** Saved pages and answers of real people: what is expected of them is kept here in figures, not in their words. */
type Figures = { posts: number; captions: number; urls: number; labels: readonly string[] };
const figures: Readonly<Record<string, Figures>> = expected;

const manifest = shared('fixtures/sites/manifest.csv');
const files = manifest
  ? readFileSync(manifest, 'utf8')
      .split('\n')
      .slice(1)
      .flatMap((line) => line.split(',')[0] || [])
      .filter(siteOf)
  : [];

describe.skipIf(!manifest)(
  'saved pages and answers beside the project (skipped without ../shared)',
  () => {
    const read = (file: string) =>
      readFileSync(path.join(path.dirname(manifest ?? ''), file), 'utf8');

    it.each(files)('reads %s', (file) => {
      const site = siteOf(file);
      if (!site) throw new Error(`no site for ${file}`);
      const posts = readPosts(read(file), site, null) ?? [];
      expect({
        posts: posts.length,
        captions: posts.filter(({ caption }) => caption).length,
        urls: posts.flatMap(({ media }) => media.flatMap(({ urls }) => urls)).length,
        labels: posts.flatMap(({ labels }) =>
          labels.map(({ says, source, raw }) => `${says} ${source} ${raw}`),
        ),
      }).toEqual(figures[file]);
    });

    it.each(files.filter((file) => file.endsWith('.html')))('leaves %s as it was', (file) => {
      const site = siteOf(file);
      if (!site) throw new Error(`no site for ${file}`);
      const { document, page, videos, close } = openPage(read(file), site, null);
      const before = document.documentElement.outerHTML;
      for (const video of videos) site.identify(video, page);
      expect(document.documentElement.outerHTML).toBe(before);
      close();
    });

    it.each(files)('nobody throws on %s, and no other site claims its answers', (file) => {
      for (const site of sites) {
        const posts = site.parse?.(read(file), homeOf(site)) ?? [];
        if (site.id !== file.split('/')[0]) expect([site.id, posts]).toEqual([site.id, []]);
      }
    });
  },
);

function siteOf(file: string) {
  return sites.find(({ id }) => id === file.split('/')[0]);
}
