import { expect, test } from 'vitest';
import { composePost } from '@/utils/browser/compose-post.ts';
import { createRecords } from '@/utils/browser/records.ts';
import { guardSite } from '@/utils/browser/site-health.ts';
import { sites } from '@/utils/sites/index.ts';
import type { Site } from '@/utils/sites/site.ts';

test.each(sites.filter(({ id }) => id !== 'generic'))(
  'a video of $name that its adapter does not know is looked at by its file and pictures',
  (site) => {
    const page = new URL(`https://${site.hosts[0]}/a/corner/nobody/described`);
    expect(compose(site, page, 'https://media.example/a.mp4')).toMatchObject({
      site: site.id,
      postId: null,
      labels: [],
      src: 'https://media.example/a.mp4',
    });
  },
);

test('a video that nobody knows is not named by the address of its page', () => {
  const [site] = sites;
  if (!site) throw new Error('no site');
  const post = compose(site, new URL('https://x.com/home'), 'blob:https://x.com/1');
  expect(post).toMatchObject({ postId: null, permalink: 'https://x.com/home' });
  expect(post).not.toHaveProperty('src');
});

function compose(site: Site, page: URL, src: string) {
  document.body.innerHTML = `<section><video src="${src}"></video></section>`;
  const video = document.querySelector('video') as HTMLVideoElement;
  return composePost(
    guardSite(site),
    video,
    page,
    createRecords(() => {}),
  );
}
