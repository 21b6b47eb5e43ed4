import { siteFor } from '@/utils/sites/index.ts';
import type { Post, Sighting } from '@/utils/sites/site.ts';
import { type createRecords, mediaOf } from './records.ts';

/** Joins what the DOM around a video says with what the site's answers said about its post. */
export function composePost(
  video: HTMLVideoElement,
  page: URL,
  records: ReturnType<typeof createRecords>,
): Post | null {
  const site = siteFor(page);
  const seen = site.identify(video, page);
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
    urls: media?.urls ?? [],
    src,
  });
}

/** One label seen in two places is told once, by the answer: it says more than the words on the page. */
function labelsOf(seen: Sighting, fromAnswers: Post['labels']): Post['labels'] {
  const told = new Set(fromAnswers.map(({ says }) => says));
  return [...fromAnswers, ...seen.labels.filter(({ says }) => !told.has(says))];
}

function directAddress({ currentSrc, src }: HTMLVideoElement): string | undefined {
  const address = currentSrc || src;
  return /^https?:/.test(address) ? address : undefined;
}

/** Messages are JSON: an undefined value and a missing one are the same to the receiver, so never send the first. */
const compact = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as unknown as Post;
