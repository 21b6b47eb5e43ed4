import { siteFor } from '@/utils/sites/index.ts';
import { hasAccess } from './access.ts';

/** What the browser tells of a right click even on a page that we may not look at. */
interface Clicked {
  readonly pageUrl?: string | undefined;
  readonly frameUrl?: string | undefined;
  readonly srcUrl?: string | undefined;
}

/**
 * The video under a right click where none of our scripts may run: at most its address is known. Null where we have
 * access, for then there was no video.
 */
export async function unseenPost({ pageUrl, frameUrl, srcUrl }: Clicked) {
  const page = frameUrl ?? pageUrl;
  if (!page || !/^https?:/.test(page) || (await hasAccess(page))) return null;
  const src = /^https?:/.test(srcUrl ?? '') ? { src: srcUrl as string } : {};
  const { id } = siteFor(new URL(page));
  return {
    videoId: null,
    post: { site: id, postId: null, pageUrl: page, labels: [], urls: [], ...src },
  };
}
