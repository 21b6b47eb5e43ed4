import { closest, directSource, wordsIn } from './read-dom.ts';
import { type Site, topLeft } from './site.ts';

/** What names a video of an unknown page: the file it plays, else its poster. */
function nameOf(video: Element): string {
  return directSource(video) ?? video.getAttribute('poster') ?? '';
}

/** Any page with a `<video>`. It knows nothing of the page and says only what stands right beside the video. */
export const generic: Site = {
  id: 'generic',
  name: 'Any page',
  hosts: [],
  mediaHosts: [],
  facts: { verified: '2026-11', dom: 'guess', answers: 'none', labels: 'none' },
  badge: topLeft(),

  identify(video, page) {
    if (video.localName !== 'video') return null;
    const name = nameOf(video);
    const all = [...video.ownerDocument.querySelectorAll('video')];
    const isOnlyOne = all.every((other) => other === video || nameOf(other) !== name);
    const address = `${page.origin}${page.pathname}${page.search}`;
    const caption =
      wordsIn(closest(video, 'figure'), 'figcaption') ??
      wordsIn(video.closest('article'), 'h1, h2, h3') ??
      (video.getAttribute('title') || video.getAttribute('aria-label') || undefined);
    return {
      // Two players without a name of their own on one page must not be taken for each other.
      postId: directSource(video) ?? (isOnlyOne ? `${address} ${name}`.trim() : null),
      permalink: address,
      caption: caption?.slice(0, 500),
      labels: [],
    };
  },
};
