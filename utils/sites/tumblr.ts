import {
  count,
  type Fields,
  findRecords,
  get,
  has,
  id,
  list,
  media,
  rendition,
  text,
} from './find-records.ts';
import { closest, fromLink, fromLinks, fromPage, wordsIn } from './read-dom.ts';
import { type PostRecord, type Site, topLeft } from './site.ts';

const POST = /(?:tumblr\.com|^)\/(?:[\w-]+\/){1,3}(\d{8,})/;
/** Embeds name the blog by a key: `/embed/post/t:KEY/ID/v2`. */
const PAGE = /\/(\d{8,})(?:\/|$)/;

/** A post's own blocks; what it reblogs is a trail of other posts. */
function readPost(node: Fields): PostRecord | null {
  const postId = id(node.idString) ?? id(node.id_string) ?? id(node.id);
  const author = id(node.blogName) ?? id(node.blog_name) ?? id(get(node, 'blog').name);
  const isPost =
    has(node, 'content') && (has(node, 'trail') || has(node, 'postUrl') || has(node, 'post_url'));
  if (!postId || !/^\d+$/.test(postId) || !author || !isPost) return null;
  const blocks = [node, ...list(node, 'trail')]
    .flatMap((part) => list(part, 'content'))
    .map((one) => get(one));
  const videos = blocks
    .filter((block) => block.type === 'video')
    .map((block) => get(block, 'media'));
  const words = blocks.filter((block) => block.type === 'text').map((block) => text(block.text));
  return {
    postId,
    permalink: `https://www.tumblr.com/${author}/${postId}`,
    author,
    caption: text(node.summary) ?? text(words.filter(Boolean).join(' ')),
    media: videos.flatMap(({ url, width, height }) =>
      media(postId, rendition(url, { width: count(width), height: count(height) })),
    ),
    labels: [],
  };
}

export const tumblr: Site = {
  id: 'tumblr',
  name: 'Tumblr',
  // Not its subdomains: those are blogs, whose owners write their own scripts, and must not speak for the site.
  hosts: ['www.tumblr.com', 'embed.tumblr.com'],
  mediaHosts: ['va.media.tumblr.com', 'vt.media.tumblr.com'],
  // A post is an `article` in an element with `data-id`, for other extensions too (XKit Rewritten, 2026).
  facts: { verified: '2026-11', dom: 'public-notes', answers: 'public-notes', labels: 'none' },
  badge: topLeft(),
  answers: /^https:\/\/(?:[\w-]+\.)*tumblr\.com\/api\/v2\//,
  embedded: '#___INITIAL_STATE___',
  parse: (answer) => findRecords(answer, readPost),

  identify(video, page) {
    const post = closest(video, 'article, [data-id]');
    const marked = closest(video, '[data-id]')?.getAttribute('data-id') ?? undefined;
    const postId = marked ?? fromLinks(post, POST) ?? fromPage(page, PAGE);
    if (!postId) return null;
    return {
      postId,
      mediaId: postId,
      author: fromLink(post?.querySelector('header a[href]'), /(?:tumblr\.com\/|^\/)([\w-]+)/),
      caption: wordsIn(post, 'h1, p'),
      labels: [],
    };
  },
};
