import { readMetaPosts, shownNotice } from './meta-media.ts';
import { closest, fromLink, fromPage, ownBox, wordsIn } from './read-dom.ts';
import { type Site, topLeft } from './site.ts';

/** `/reels/audio/1/` is a page about music. */
const POST = /\/(?:p|reels?|tv)\/(?!audio\b|videos\b)([\w-]{5,})/;
const STORY = /\/stories\/[\w.]+\/(\d+)/;
const NOT_PEOPLE = /^(?:explore|reels?|direct|accounts|stories|p|tv|about|legal|web)$/;
const PERSON = /^(?:https:\/\/www\.instagram\.com)?\/([\w.]{1,30})\/?(?:\?|$)/;

export const instagram: Site = {
  id: 'instagram',
  name: 'Instagram',
  hosts: ['instagram.com'],
  required: true,
  mediaHosts: ['cdninstagram.com', 'fbcdn.net'],
  facts: { verified: '2026-10', dom: 'public-notes', answers: 'saved-page', labels: 'saved-page' },
  // Reels and stories have their heading in the picture.
  badge: ({ pathname }) => topLeft(8, /^\/(?:reels?|stories)\//.test(pathname) ? 56 : 8),
  answers: /^https:\/\/(?:[\w-]+\.)*instagram\.com\/(?:graphql\/query|api\/(?:v1|graphql)\b)/,
  embedded: 'script[type="application/json"], script:not([src])',
  parse: (answer) => readMetaPosts(answer, 'instagram'),

  identify(video, page) {
    const article = closest(video, 'article');
    const dialog = closest(video, '[role="dialog"]');
    const shown = fromPage(page, POST);
    const story = fromPage(page, STORY);
    const box = article ?? ownBox(video);
    const links = [...box.querySelectorAll('a[href*="/p/"], a[href*="/reel"], a[href*="/tv/"]')];
    const linked = links.map((link) => fromLink(link, POST)).find(Boolean);
    // In a feed the article's own link names it; a page's own post may link to other posts around it.
    const postId = (article && !dialog && !shown ? linked : (shown ?? linked)) ?? null;
    if (!postId && !story) return null;
    const people = [...box.querySelectorAll('header a[href], a[href]')]
      .map((link) => fromLink(link, PERSON))
      .filter((name) => name !== undefined && !NOT_PEOPLE.test(name));
    return {
      postId: story ? null : postId,
      mediaId: story,
      permalink: story ? page.href : `https://www.instagram.com/p/${postId}/`,
      author: story ? fromPage(page, /\/stories\/([\w.]+)/) : people[0],
      caption: wordsIn(box, 'h1'),
      labels: shownNotice(box, (control) => !closest(control, 'ul, h1')),
    };
  },
};
