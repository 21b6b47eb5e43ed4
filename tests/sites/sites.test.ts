import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { homeOf, openPage } from '@/scripts/read/open-page.ts';
import { readPosts } from '@/scripts/read/read-posts.ts';
import { siteFor, sites } from '@/utils/sites/index.ts';
import type { Site } from '@/utils/sites/site.ts';
import { fixtures } from './fixtures.ts';

const own = sites.filter((site) => site.hosts.length > 0);
const pages = fixtures.filter((one) => one.isPage);
const answers = fixtures.filter((one) => !one.isPage);

describe('the registry', () => {
  it('has every file of utils/sites that is a site', () => {
    const folder = path.join(import.meta.dirname, '../../utils/sites');
    const files = readdirSync(folder).filter((name) =>
      /export const \w+: Site\b/.test(readFileSync(path.join(folder, name), 'utf8')),
    );
    expect(sites.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
  });

  it('names each site and each host once', () => {
    const hosts = sites.flatMap((site) => site.hosts);
    expect(new Set(hosts).size).toBe(hosts.length);
    expect(new Set(sites.map(({ name }) => name)).size).toBe(sites.length);
  });

  it.each(sites)('has a fixture of $id', (site) => {
    expect(fixtures.some((one) => one.site === site)).toBe(true);
    expect(site.facts.verified).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
  });

  it.each(own)('gives $id its pages, and no page that only sounds like it', (site) => {
    for (const host of site.hosts) {
      expect(siteFor(new URL(`https://${host}/`))).toBe(site);
      expect(siteFor(new URL(`https://a.${host}./`))).toBe(site);
      expect(siteFor(new URL(`https://not-${host}/`)).id).toBe('generic');
      expect(siteFor(new URL(`https://${host}.example/`)).id).toBe('generic');
    }
  });
});

describe('each site', () => {
  it.each(fixtures)('reads exactly what is in $name', ({ text, site, expected }) => {
    expect(readPosts(text, site, null)).toEqual(expected);
  });

  it.each(pages)('leaves $name as it was', ({ text, site }) => {
    const { document, page, videos, close } = openPage(text, site, null);
    const before = document.documentElement.getHTML({ serializableShadowRoots: true });
    for (const video of videos) site.identify(video, page);
    expect(document.documentElement.getHTML({ serializableShadowRoots: true })).toBe(before);
    expect(siteFor(page)).toBe(site);
    close();
  });

  it.each(pages)('reads a recycled node of $name anew', ({ text, site }) => {
    const { document, page, videos, close } = openPage(text, site, null);
    let recycled = 0;
    for (const video of videos) {
      const { postId, mediaId } = site.identify(video, page) ?? {};
      for (const [name, old] of Object.entries({ postId, mediaId })) {
        if (!old) continue;
        // Of an id in parts (`owner_number`) the page may write the parts apart.
        const part = old.split(/[/_]/).at(-1) ?? old;
        const fresh = `${part.slice(0, -1)}${part.endsWith('7') ? '3' : '7'}`;
        const rename = (from: string, to: string) => {
          for (const node of everyElement(document))
            for (const { name: key, value } of [...node.attributes])
              if (value.includes(from)) node.setAttribute(key, value.replaceAll(from, to));
          return new URL(page.href.replaceAll(from, to));
        };
        const sighting = site.identify(video, rename(part, fresh));
        // The generic page resolves addresses: its ids stand in no attribute.
        if (site.hosts.length > 0)
          expect(sighting).toMatchObject({ [name]: expect.stringContaining(fresh) });
        rename(fresh, part);
        recycled++;
      }
    }
    expect(recycled).toBeGreaterThan(0);
    close();
  });

  it.each(own)('$id says nothing of an element that is no post', (site) => {
    const html = '<div><p>Words</p><video src="/a.mp4"></video></div>';
    const { document, page, close } = openPage(html, site, homeOf(site));
    for (const element of [...document.querySelectorAll('*'), document.createElement('video')])
      expect(site.identify(element, page)).toBeNull();
    close();
  });
});

describe('nobody claims what is another’s', () => {
  it.each(pages)('$name', ({ text, site }) => {
    const { page, videos, close } = openPage(text, site, null);
    for (const other of own) {
      if (other === site) continue;
      for (const video of videos)
        expect([other.id, other.identify(video, page)]).toEqual([other.id, null]);
    }
    close();
  });

  it.each(answers)('$name', ({ text, site }) => {
    for (const other of own)
      if (other !== site)
        expect([other.id, other.parse?.(text, homeOf(other)) ?? []]).toEqual([other.id, []]);
  });
});

describe('nothing makes a site throw', () => {
  const text = fc.oneof(
    fc.string(),
    fc.json({ maxDepth: 6 }),
    fc.json().map((json) => `var a = ${json};`),
  );

  it.each(sites)('$id, by junk', (site) => {
    fc.assert(fc.property(text, (junk) => Array.isArray(parsed(site, junk))));
  });

  it.each(answers)('$name with a value replaced', ({ text: answer, site }) => {
    const values = [...answer.matchAll(/(?<=:\s?)(?:"[^"]*"|[\d.]+|true|false|null)/g)];
    const changed = fc.record({ at: fc.nat(values.length - 1), to: fc.json({ maxDepth: 2 }) });
    fc.assert(
      fc.property(changed, ({ at, to }) => {
        const { index, 0: old } = values[at] as RegExpExecArray;
        parsed(site, answer.slice(0, index) + to + answer.slice(index + old.length));
      }),
      { numRuns: 60 },
    );
  });

  it.each(pages)('$name with a piece torn out', ({ text: html, site }) => {
    const tear = fc.record({ from: fc.nat(html.length), length: fc.nat(200) });
    fc.assert(
      fc.property(tear, ({ from, length }) => {
        readPosts(html.slice(0, from) + html.slice(from + length), site, homeOf(site));
      }),
      { numRuns: 10 },
    );
  });

  it.each(sites)('$id, by any other fixture', (site) => {
    for (const { text: other } of fixtures) expect(parsed(site, other)).toBeInstanceOf(Array);
  });
});

const parsed = (site: Site, answer: string) => site.parse?.(answer, homeOf(site)) ?? [];

function* everyElement(from: ParentNode): Generator<Element> {
  for (const element of from.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* everyElement(element.shadowRoot);
  }
}
