import type { Post } from '@/utils/sites/site.ts';

/** The host of a post's page, for people. A sandboxed frame's own (`parse.ts`) means nothing to them: there it is that of the page around it. */
export function shownHost({ pageUrl, permalink }: Post): string {
  const isNameless = pageUrl.endsWith('.frame.invalid/');
  return URL.parse(isNameless && permalink ? permalink : pageUrl)?.hostname ?? '';
}
