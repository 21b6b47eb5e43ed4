import type { Post } from '@/utils/sites/site.ts';
import { isNameless } from './nameless.ts';

/** The host of a post's page, for people. A sandboxed frame's own (`nameless.ts`) means nothing to them: there it is that of the page around it. */
export function shownHost({ pageUrl, permalink }: Post): string {
  return URL.parse(permalink && isNameless(pageUrl) ? permalink : pageUrl)?.hostname ?? '';
}
