import type { Post } from '@/utils/sites/site.ts';
import { isNameless } from './nameless.ts';

/**
 * Names one media. An ordinary page's answers stay its own (its origin is part of the name), and so do those of a
 * site without encryption, where anybody on the way writes the page: no page can plant an answer under another's video. Null where nothing names the media for good: a frame without a name never comes again.
 */
export function cacheKey(post: Post): string | null {
  const { origin, protocol } = new URL(post.pageUrl);
  const scope = post.site === 'generic' || protocol !== 'https:' ? origin : post.site;
  // Of a page that nobody knows, the address names no video: it may play one after another.
  const id = post.mediaId ?? post.src ?? (post.site === 'generic' ? null : post.postId);
  return id && !isNameless(origin) ? `${scope} ${id}` : null;
}
