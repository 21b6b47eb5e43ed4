import { readMetaPosts, shownNotice } from './meta-media.ts';
import { closest, fromLink, fromPage } from './read-dom.ts';
import { type Site, topLeft } from './site.ts';

const BOX = '[data-pressable-container="true"]';
const POST = /\/post\/([\w-]{5,})/;
const PERSON = /\/@([\w.]{1,30})/;

export const threads: Site = {
  id: 'threads',
  name: 'Threads',
  hosts: ['threads.com', 'threads.net'],
  required: true,
  mediaHosts: ['cdninstagram.com', 'fbcdn.net'],
  facts: {
    verified: '2026-09',
    dom: 'public-notes',
    answers: 'public-notes',
    labels: 'public-notes',
  },
  badge: topLeft(),
  answers: /^https:\/\/(?:[\w-]+\.)*threads\.(?:com|net)\/(?:graphql\/query|api\/(?:v1|graphql)\b)/,
  embedded: 'script[type="application/json"]',
  parse: (answer) => readMetaPosts(answer, 'threads'),

  identify(video, page) {
    // A quoted post is a box of its own inside the box of the post that quotes it.
    const box = closest(video, BOX);
    const own = (found: Element) => !box || found.closest(BOX) === box;
    const links = [...(box?.querySelectorAll('a[href*="/post/"]') ?? [])].filter(own);
    const link = links.find((one) => one.querySelector('time')) ?? links[0];
    const postId = fromLink(link, POST) ?? fromPage(page, POST);
    if (!postId) return null;
    const author = fromLink(link, PERSON) ?? fromPage(page, PERSON);
    return {
      postId,
      permalink: `https://www.threads.com/@${author ?? ''}/post/${postId}`,
      author,
      labels: box ? shownNotice(box, own) : [],
    };
  },
};
