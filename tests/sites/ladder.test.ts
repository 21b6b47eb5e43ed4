import { describe, expect, it } from 'vitest';
import { fileAddresses } from '@/utils/browser/file-address.ts';
import { mayFetch } from '@/utils/media/fetch-rules.ts';
import type { MediaUrl, Post, PostMedia } from '@/utils/sites/site.ts';
import { fixture, fixtures } from './fixtures.ts';

/** What the contract test makes sure that the site's file reads. */
interface Read {
  readonly postId: string;
  readonly media: readonly PostMedia[];
}

const pageOf = (hosts: readonly string[]) => `https://www.${hosts[0] ?? 'page.example'}/`;

function posts(name: string, src?: string): Post[] {
  const { site, expected } = fixture(name);
  return (expected as Read[]).flatMap(({ postId, media }) =>
    media.map(({ urls }) => ({
      site: site.id,
      postId,
      pageUrl: pageOf(site.hosts),
      labels: [],
      urls,
      ...(src ? { src } : {}),
    })),
  );
}

/** Of the posts in a fixture, what is read when a person inspects them. */
const inspected = (name: string, src?: string) =>
  posts(name, src).map((post) => fileAddresses(post, 'inspect').map(({ url }) => url));

describe('in the feed', () => {
  it.each(fixtures)('only what the page plays is read: $name', ({ name }) => {
    for (const post of posts(name)) expect(fileAddresses(post, 'feed')).toEqual([]);
    for (const post of posts(name, 'https://media.example/a.mp4'))
      expect(fileAddresses(post, 'feed')).toEqual([
        { url: 'https://media.example/a.mp4', stream: false },
      ]);
  });
});

describe('on inspect', () => {
  it.each(fixtures)('addresses of $name lie where its site lets them', ({ name, site }) => {
    const context = { pageUrl: pageOf(site.hosts), mediaHosts: site.mediaHosts };
    // LinkedIn and ordinary pages list none: there only what the page itself plays is read.
    const answer = site.mediaHosts.length > 0 ? null : 'not-allowed';
    for (const url of inspected(name).flat())
      expect([url, mayFetch(url, context)]).toEqual([url, answer]);
  });

  it('X: the largest rendition; of a GIF, whose canvas is tainted, what plays', () => {
    const [first] = inspected('x.home-timeline.synthetic.json');
    expect(first?.[0]).toMatch(/\/720x1280\/b\.mp4/);
    const gif = 'https://video.twimg.com/tweet_video/F.mp4';
    const post = {
      site: 'x',
      postId: '1',
      pageUrl: 'https://x.com/',
      labels: [],
      urls: [],
      src: gif,
    };
    for (const depth of ['feed', 'inspect'] as const)
      expect(fileAddresses(post, depth)).toEqual([{ url: gif, stream: false }]);
  });

  it('of a playlist that the browser plays by itself the stream, on inspect only', () => {
    const src = 'https://media.example/live/main.M3U8?token=1';
    const post = {
      site: 'generic',
      postId: src,
      pageUrl: 'https://a.example/',
      labels: [],
      urls: [],
      src,
    };
    expect(fileAddresses(post, 'feed')).toEqual([]);
    expect(fileAddresses(post, 'inspect')).toEqual([{ url: src, stream: 'hls' }]);
  });

  it('TikTok: the address that needs no cookies, also where the page plays one that does', () => {
    for (const urls of inspected('tiktok.item-list.synthetic.json'))
      expect(urls[0]).toMatch(/^https:\/\/www\.tiktok\.com\/aweme\/v1\/play\//);
    const gated = 'https://v16-webapp-prime.us.tiktok.com/video/tos/useast8/played/';
    for (const [first, second] of inspected('tiktok.item-list.synthetic.json', gated)) {
      expect(first).toBe(gated);
      expect(second).toMatch(/\/aweme\/v1\/play\//);
    }
  });

  it('Instagram and Facebook: the largest file in one piece', () => {
    for (const [first] of inspected('instagram.clips.synthetic.json'))
      expect(first).toMatch(/_720\.mp4/);
    for (const post of posts('facebook.feed.synthetic.json')) {
      const [first] = fileAddresses(post, 'inspect');
      const files = post.urls.filter(({ kind }) => kind === 'mp4');
      const hd = files.find(({ height }) => height === 720) ?? files[0];
      expect(first?.url).toBe(hd?.url);
    }
  });

  it('Bluesky: the untouched upload, then the pictures of the stream', () => {
    for (const post of posts('bluesky.timeline.synthetic.json')) {
      const [upload, stream, ...rest] = fileAddresses(post, 'inspect');
      expect(upload?.url).toMatch(
        /^https:\/\/bsky\.social\/xrpc\/com\.atproto\.sync\.getBlob\?did=/,
      );
      expect(stream).toEqual({ url: expect.stringMatching(/playlist\.m3u8$/), stream: 'hls' });
      expect(rest).toEqual([]);
    }
  });

  it('Reddit: the packaged file of the largest size', () => {
    const packaged = posts('reddit.feed.synthetic.html').filter(({ urls }) =>
      urls.some(({ url }) => url.includes('packaged-media')),
    );
    expect(packaged.length).toBeGreaterThan(0);
    for (const { urls, ...post } of packaged) {
      const sizes = urls.filter(({ kind }) => kind === 'mp4').map(({ height = 0 }) => height);
      const [first] = fileAddresses({ ...post, urls }, 'inspect');
      expect(urls.find(({ url }) => url === first?.url)?.height).toBe(Math.max(...sizes));
    }
  });

  it('no more than three files are tried, each once', () => {
    const urls = Array.from(
      { length: 9 },
      (_, i): MediaUrl => ({ url: `https://a.example/${i % 5}`, kind: 'mp4' }),
    );
    const post = { site: 'x', postId: '1', pageUrl: 'https://x.com/', labels: [], urls };
    expect(fileAddresses(post, 'inspect').map(({ url }) => url)).toEqual([
      'https://a.example/0',
      'https://a.example/1',
      'https://a.example/2',
    ]);
  });
});
