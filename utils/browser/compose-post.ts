import { generic } from '@/utils/sites/generic.ts';
import type { MediaUrl, Post, Sighting } from '@/utils/sites/site.ts';
import { type createRecords, mediaOf } from './records.ts';
import type { GuardedSite } from './site-health.ts';
import { addressOf } from './watched.ts';

/** More would not be accepted (`parse.ts`). */
const MAX_URLS = 50;
const MAX_LABELS = 20;

/** Joins what the DOM around a video says with what the site's answers said about its post. */
export function composePost(
  { site, identify }: GuardedSite,
  video: HTMLVideoElement,
  page: URL,
  records: ReturnType<typeof createRecords>,
): Post | null {
  const seen = identify(video, page) ?? unplaced(video, page);
  if (!seen) return null;
  const record = records.find(seen.postId, seen.mediaId);
  const media = record && mediaOf(record, seen.mediaId);
  const src = directAddress(video);
  return compact({
    site: site.id,
    postId: seen.postId ?? record?.postId ?? null,
    mediaId: seen.mediaId ?? media?.mediaId,
    pageUrl: page.href,
    permalink: seen.permalink ?? record?.permalink,
    author: seen.author ?? record?.author,
    caption: record?.caption ?? seen.caption,
    labels: labelsOf(seen, record?.labels ?? []),
    urls: addressesOf(media?.urls ?? [], seen.urls ?? []),
    src,
  });
}

/**
 * A video that its site's adapter does not know: an advertisement, a corner that nobody described, or the site has changed.
 * Its file and pictures are looked at all the same; only the address that it plays names it, for the page's names no video.
 */
function unplaced(video: Element, page: URL): Sighting | null {
  const seen = generic.identify(video, page);
  return seen && { ...seen, postId: null };
}

/** One label seen in two places is told once, by the answer: it says more than the words on the page. */
function labelsOf(seen: Sighting, fromAnswers: Post['labels']): Post['labels'] {
  const told = new Set(fromAnswers.map(({ says }) => says));
  const more = seen.labels.filter(({ says }) => !told.has(says));
  return [...fromAnswers, ...more].slice(0, MAX_LABELS);
}

/** Each address once, those of the answers first: they tell sizes, too. */
function addressesOf(told: readonly MediaUrl[], seen: readonly MediaUrl[]): readonly MediaUrl[] {
  const known = new Set(told.map(({ url }) => url));
  return [...told, ...seen.filter(({ url }) => !known.has(url))].slice(0, MAX_URLS);
}

function directAddress(video: HTMLVideoElement): string | undefined {
  const address = addressOf(video);
  return /^https?:/.test(address) ? address : undefined;
}

/** Messages are JSON: an undefined value and a missing one are the same to the receiver, so never send the first. */
const compact = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as unknown as Post;
