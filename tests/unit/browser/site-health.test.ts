import { describe, expect, it } from 'vitest';
import { composePost } from '@/utils/browser/compose-post.ts';
import { createRecords } from '@/utils/browser/records.ts';
import { guardSite } from '@/utils/browser/site-health.ts';
import type { PostRecord, Sighting, Site } from '@/utils/sites/site.ts';

const page = new URL('https://site.example/feed');
const post: PostRecord = { postId: '1', media: [], labels: [] };
const siteThat = (more: Partial<Site>): Site => ({
  id: 'example',
  name: 'Example',
  hosts: ['site.example'],
  mediaHosts: [],
  facts: { verified: '2026-11', dom: 'guess', answers: 'guess', labels: 'none' },
  badge: { corner: 'top-left', dx: 0, dy: 0 },
  parse: () => [],
  identify: () => null,
  ...more,
});
const breaks = () => {
  throw new TypeError('the page has changed');
};

describe('a reader that breaks', () => {
  it('finds nothing, and says so after a few times', () => {
    const guarded = guardSite(siteThat({ parse: breaks, identify: breaks }));
    expect(guarded.parse('{}', page, 'answer')).toEqual([]);
    expect(guarded.mayHaveChanged()).toBe(false);
    for (let i = 0; i < 3; i++) expect(guarded.identify(document.body, page)).toBeNull();
    expect(guarded.mayHaveChanged()).toBe(true);
  });

  it('makes no post of the site, and stops nothing', () => {
    const video = document.createElement('video');
    const records = createRecords(() => {});
    const post = composePost(guardSite(siteThat({ identify: breaks })), video, page, records);
    expect(post).toMatchObject({ postId: null, labels: [], urls: [] });
  });
});

describe('a reader that finds nothing', () => {
  /** A site whose page shows another post at each look. */
  const changing = (more: Partial<Site> = {}) => {
    let next = 0;
    return guardSite(siteThat({ identify: () => ({ postId: `${next++}`, labels: [] }), ...more }));
  };
  const look = (guarded: ReturnType<typeof guardSite>, answers: number, videos: number) => {
    for (let i = 0; i < answers; i++) guarded.parse('{}', page, 'answer');
    for (let i = 0; i < videos; i++) guarded.identify(document.body, page);
  };

  it('says so after many answers without one post, beside posts on the page', () => {
    const guarded = changing();
    look(guarded, 19, 5);
    expect(guarded.mayHaveChanged()).toBe(false);
    look(guarded, 1, 0);
    expect(guarded.mayHaveChanged()).toBe(true);
  });

  it('says nothing where the page shows hardly a post either', () => {
    const guarded = changing();
    look(guarded, 50, 4);
    expect(guarded.mayHaveChanged()).toBe(false);
  });

  it('says nothing once a post was found, on the page or in an answer', () => {
    let found: readonly PostRecord[] = [post];
    const guarded = changing({ parse: () => found });
    guarded.parse('<script>', page, 'page');
    found = [];
    look(guarded, 50, 50);
    expect(guarded.mayHaveChanged()).toBe(false);
  });

  it('does not count scripts of the page, most of which hold something else', () => {
    const guarded = changing();
    look(guarded, 0, 50);
    for (let i = 0; i < 50; i++) guarded.parse('var a = 1', page, 'page');
    expect(guarded.mayHaveChanged()).toBe(false);
  });
});

describe('the post of a video', () => {
  const sighting: Sighting = {
    postId: '1',
    mediaId: 'm',
    labels: [],
    urls: [
      { url: 'https://cdn.example/a.mp4', kind: 'mp4' },
      { url: 'https://cdn.example/b.m3u8', kind: 'hls' },
    ],
  };

  it('has the addresses of the answer and of the page, each once, the answer’s first', () => {
    const records = createRecords(() => {});
    const told = { url: 'https://cdn.example/a.mp4', kind: 'mp4', width: 720 } as const;
    records.add([{ ...post, media: [{ mediaId: 'm', urls: [told] }] }]);
    const guarded = guardSite(siteThat({ identify: () => sighting }));
    const found = composePost(guarded, document.createElement('video'), page, records);
    expect(found?.urls).toEqual([told, sighting.urls?.[1]]);
  });

  it('has those of the page where no answer was seen', () => {
    const guarded = guardSite(siteThat({ identify: () => sighting }));
    const found = composePost(
      guarded,
      document.createElement('video'),
      page,
      createRecords(() => {}),
    );
    expect(found?.urls).toEqual(sighting.urls);
  });
});
