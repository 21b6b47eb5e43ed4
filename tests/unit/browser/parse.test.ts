import { describe, expect, test } from 'vitest';
import { isNameless } from '@/utils/browser/nameless.ts';
import { attribute, Shapes } from '@/utils/browser/parse.ts';
import type { Post } from '@/utils/sites/site.ts';

const OWN = 'chrome-extension://abc/';
const post: Post = {
  site: 'x',
  postId: '1',
  pageUrl: 'https://x.com/home',
  labels: [],
  urls: [],
};

describe('attribute', () => {
  test('takes site and page from the browser, not from the message', () => {
    const evil = { url: 'https://evil.example/a', origin: 'https://evil.example' };
    expect(attribute(post, evil, OWN)).toMatchObject({
      site: 'generic',
      pageUrl: 'https://evil.example/',
    });
  });
  test('keeps the full address of the page where its origin is right', () => {
    const sender = { url: 'https://x.com/home', origin: 'https://x.com' };
    expect(attribute(post, sender, OWN)).toMatchObject({
      site: 'x',
      pageUrl: 'https://x.com/home',
    });
  });
  test('links to the page where a frame without an address has no link', () => {
    const sender = { url: 'about:blank', origin: 'https://x.com' };
    const blank = { ...post, pageUrl: 'about:blank', permalink: 'nullblank' };
    expect(attribute(blank, sender, OWN).permalink).toBe('https://x.com/');
    const linked = { ...blank, permalink: 'https://x.com/a/status/1' };
    expect(attribute(linked, sender, OWN).permalink).toBe(linked.permalink);
  });
  test('believes our own pages', () => {
    expect(attribute(post, { url: `${OWN}inspector.html` }, OWN)).toEqual(post);
  });
  test('takes a sandboxed frame without an address for a site to itself, whatever it says', () => {
    const around = 'https://around.example/a';
    const sender = { url: 'about:srcdoc', origin: 'null', tab: { id: 1, url: around } };
    expect(attribute(post, { ...sender, documentId: 'A1' }, OWN)).toEqual({
      ...{ ...post, site: 'generic', pageUrl: 'https://A1.frame.invalid/', permalink: around },
    });
    // Firefox before it named documents: no two messages are of one site.
    const [one, two] = [1, 2].map(() => attribute(post, sender, OWN).pageUrl);
    expect(isNameless(one ?? '')).toBe(true);
    expect(one).not.toBe(two);
    const placed = { ...sender, documentId: 'A1', url: 'https://evil.example/a' };
    expect(attribute(post, placed, OWN).pageUrl).toBe('https://evil.example/a');
  });
  test.each([{}, { url: 'about:blank' }, { url: 'data:text/html,x', origin: 'null' }])(
    'refuses a sender that is no page: %o',
    (sender) => expect(() => attribute(post, sender, OWN)).toThrow(),
  );
});

describe('shapes', () => {
  test('drop what they do not know', () => {
    const { post: parsed } = Shapes.recall.parse({ post: { ...post, verified: true } });
    expect(parsed).toEqual(post);
  });
  test('keep a list where one video is not as it should be', () => {
    const video = { videoId: 'a', post, level: 'ai', reason: 'r' };
    const odd = { ...video, post: { ...post, src: `https://a.example/${'x'.repeat(9_000)}` } };
    const { videos } = Shapes.listVideos.parse({ videos: [video, odd, {}, video] });
    expect(videos.filter((one) => one !== null)).toEqual([video, video]);
  });
  test.each([
    ['a post without an address', { post: { ...post, pageUrl: undefined } }],
    ['a caption of a megabyte', { post: { ...post, caption: 'x'.repeat(1e6) } }],
    ['a thousand labels', { post: { ...post, labels: new Array(1000).fill({}) } }],
  ])('refuse %s', (_, data) => expect(() => Shapes.recall.parse(data)).toThrow());
  test.each([
    ['no frame', []],
    ['a thousand frames', new Array(1000).fill(0)],
    ['a huge frame', [{ width: 9e4, height: 1, timeS: 0, pixels: { blobUrl: 'blob:x' } }]],
    [
      'pixels from the network',
      [{ width: 1, height: 1, timeS: 0, pixels: { blobUrl: 'https://x' } }],
    ],
  ])('refuse %s', (_, frames) =>
    expect(() => Shapes.examineFrames.parse({ post, frames })).toThrow(),
  );
});
