import { expect, test } from 'vitest';
import { createRecords, mediaOf } from '@/utils/browser/records.ts';
import type { PostRecord } from '@/utils/sites/site.ts';

const label = { says: 'ai-generated', source: 'creator', via: 'json', raw: 'a=1' } as const;
const record = (postId: string, more: Partial<PostRecord> = {}): PostRecord => ({
  postId,
  media: [{ mediaId: `m${postId}`, urls: [] }],
  labels: [],
  ...more,
});

test('finds by post, else by media', () => {
  const told: string[][] = [];
  const records = createRecords((ids) => told.push([...ids]));
  records.add([record('1'), record('2')]);
  expect(records.find('1', undefined)?.postId).toBe('1');
  expect(records.find(null, 'm2')?.postId).toBe('2');
  expect(records.find('3', 'm2')).toBeUndefined();
  expect(told).toEqual([['1', '2']]);
});

test('a thinner answer does not take back a label, nor who it is by', () => {
  const records = createRecords(() => {});
  records.add([record('1', { labels: [label], author: 'a' })]);
  records.add([record('1', { media: [], caption: 'later', author: undefined })]);
  expect(records.find('1', undefined)).toMatchObject({
    labels: [label],
    author: 'a',
    caption: 'later',
    media: [{ mediaId: 'm1' }],
  });
});

test('forgets the oldest', () => {
  const records = createRecords(() => {});
  records.add(Array.from({ length: 1_200 }, (_, i) => record(String(i))));
  expect(records.find('0', undefined)).toBeUndefined();
  expect(records.find('1199', undefined)).toBeDefined();
});

test('one media is meant without a key, several are not', () => {
  expect(mediaOf(record('1'), undefined)?.mediaId).toBe('m1');
  const two = record('1', {
    media: [
      { mediaId: 'a', urls: [] },
      { mediaId: 'b', urls: [] },
    ],
  });
  expect(mediaOf(two, undefined)).toBeUndefined();
  expect(mediaOf(two, 'b')?.mediaId).toBe('b');
});
