import { expect, test } from 'vitest';
import { composePost } from '@/utils/browser/compose-post.ts';
import { createRecords } from '@/utils/browser/records.ts';
import { guardSite } from '@/utils/browser/site-health.ts';
import { sites } from '@/utils/sites/index.ts';

test.each(sites.filter(({ id }) => id !== 'generic'))(
  'a video of $name that its adapter does not know is looked at by its file and pictures',
  (site) => {
    const page = new URL(`https://${site.hosts[0]}/a/corner/nobody/described`);
    document.body.innerHTML =
      '<section><video src="https://media.example/a.mp4"></video></section>';
    const video = document.querySelector('video') as HTMLVideoElement;
    const post = composePost(
      guardSite(site),
      video,
      page,
      createRecords(() => {}),
    );
    expect(post).toMatchObject({
      site: site.id,
      postId: null,
      labels: [],
      src: 'https://media.example/a.mp4',
    });
  },
);

test('two videos that nobody knows are never taken for one', () => {
  const [site] = sites;
  if (!site) throw new Error('no site');
  const page = new URL('https://x.com/home');
  document.body.innerHTML = '<section><video src="blob:https://x.com/1"></video></section>';
  const video = document.querySelector('video') as HTMLVideoElement;
  const post = composePost(
    guardSite(site),
    video,
    page,
    createRecords(() => {}),
  );
  expect(post).toMatchObject({ postId: null, permalink: 'https://x.com/home' });
  expect(post).not.toHaveProperty('src');
});
