import { openPage } from '@/scripts/read/open-page.ts';
import { readPosts } from '@/scripts/read/read-posts.ts';
import { fixtures } from '@/tests/sites/fixtures.ts';
import { clip, expect, listed, test } from './fixtures.ts';

/** The pages of `tests/sites/fixtures`, in a real browser under their real names: happy-dom forgives other mistakes. */
const pages = fixtures.filter(({ isPage, site }) => isPage && site.hosts.length > 0);
const STYLE =
  '<style>body { margin: 0 } video { display: block; width: 320px; height: 240px }</style>';

/** Its players get a clip of ours: each another one, for two elements with one address are one video. */
function withClips(page: string): string {
  let count = 0;
  return page
    .replace(/<source\b[^>]*>/g, '')
    .replace(/<video\b([^>]*)>/g, (_, attributes: string) => {
      const others = attributes.replace(/\s(?:src|preload|crossorigin)="[^"]*"/g, '');
      return `<video${others} src="${clip(`plain.mp4?n=${count++}`)}" muted autoplay loop>`;
    })
    .replace('</head>', `${STYLE}</head>`);
}

for (const { name, site, text } of pages)
  test(`${name}: every post is found, with what the page says of it`, async ({
    page,
    web,
    extension,
  }) => {
    const saved = openPage(text, site, null);
    const posts = readPosts(text, site, null) ?? [];
    const expected = saved.videos
      .filter(({ localName }) => localName === 'video')
      .flatMap((video) => site.identify(video, saved.page) ?? [])
      // Where the page shows no more than the key of a file, its scripts say whose file that is.
      .map((seen) => {
        const told = posts.find(({ media }) => media.some((one) => one.mediaId === seen.mediaId));
        return { ...seen, postId: seen.postId ?? told?.postId ?? null };
      });
    saved.close();
    web.put(saved.page.href.split('#')[0] ?? '', withClips(text));
    await page.goto(saved.page.href);
    for (const video of await page.locator('video').all()) {
      await video.scrollIntoViewIfNeeded();
      await page.waitForTimeout(450);
    }
    // What the adapter does not know (a video in a comment) is looked at, too, but is no post.
    const found = async () =>
      (await listed(extension, page)).flatMap(({ post: { site, postId, mediaId } }) =>
        (postId ?? mediaId) ? `${site} ${postId ?? mediaId}` : [],
      );
    await expect
      .poll(async () => new Set(await found()))
      .toEqual(new Set(expected.map(({ postId, mediaId }) => `${site.id} ${postId ?? mediaId}`)));
    const all = await listed(extension, page);
    for (const { postId, labels } of expected) {
      const post = all.find((one) => one.post.postId === postId)?.post;
      expect(post?.labels.map(({ says }) => says)).toEqual(
        expect.arrayContaining(labels.map(({ says }) => says)),
      );
    }
  });

test('embedded players of other sites are told once each, by their own site', async ({
  page,
  web,
  extension,
}) => {
  const embeds = pages.filter(({ name }) =>
    /^(?:youtube|x|tiktok|instagram|vimeo)\.embed\./.test(name),
  );
  expect(embeds).toHaveLength(5);
  const frames = embeds.map(({ site, text }) => {
    const saved = openPage(text, site, null);
    saved.close();
    web.put(saved.page.href, withClips(text));
    return `<iframe width="340" height="260" src="${saved.page.href.replaceAll('&', '&amp;')}"></iframe>`;
  });
  web.put('https://blog.example/embeds', `<!doctype html><body>${frames.join('')}</body>`);
  await page.goto('https://blog.example/embeds');
  const found = async () => (await listed(extension, page)).map(({ post }) => post.site).sort();
  await expect.poll(found).toEqual(['instagram', 'tiktok', 'vimeo', 'x', 'youtube']);
  await page.waitForTimeout(1_000);
  expect(await found()).toHaveLength(5);
});
