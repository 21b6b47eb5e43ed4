import type { PostMedia, PostRecord } from '@/utils/sites/site.ts';

const KEEP = 1_000;

export const noPosts = () => ({
  byId: new Map<string, PostRecord>(),
  byMedia: new Map<string, PostRecord>(),
});

/** The posts that this page's answers described, newest last; the oldest are forgotten. */
export function createRecords(
  changed: (postIds: ReadonlySet<string>) => void,
  { byId, byMedia } = noPosts(),
) {
  return {
    add(records: readonly PostRecord[]) {
      for (const record of records) {
        const known = byId.get(record.postId);
        byId.delete(record.postId);
        const whole = known ? combine(known, record) : record;
        byId.set(record.postId, whole);
        for (const { mediaId } of whole.media) if (mediaId) byMedia.set(mediaId, whole);
      }
      trim(byId);
      trim(byMedia);
      if (records.length > 0) changed(new Set(records.map((record) => record.postId)));
    },
    find(postId: string | null, mediaId: string | undefined): PostRecord | undefined {
      if (postId !== null) return byId.get(postId);
      return mediaId === undefined ? undefined : byMedia.get(mediaId);
    },
  };
}

/** The media of a record that one video plays: by its key where the DOM shows one, else the only one there is. */
export function mediaOf(record: PostRecord, mediaId: string | undefined): PostMedia | undefined {
  const named = record.media.find((media) => mediaId !== undefined && media.mediaId === mediaId);
  return named ?? (record.media.length === 1 ? record.media[0] : undefined);
}

/** A later, thinner answer about a post (a quote, a tombstone) does not take back what an earlier one told. */
function combine(older: PostRecord, newer: PostRecord): PostRecord {
  return {
    ...older,
    ...newer,
    author: newer.author ?? older.author,
    caption: newer.caption ?? older.caption,
    media: newer.media.length > 0 ? newer.media : older.media,
    labels: newer.labels.length > 0 ? newer.labels : older.labels,
  } as PostRecord;
}

function trim(map: Map<string, unknown>) {
  for (const key of map.keys()) {
    if (map.size <= KEEP) return;
    map.delete(key);
  }
}
