import { expect, test } from 'vitest';
import { firstSeen, mediaOf } from '@/utils/browser/watched.ts';

const post = { site: 'generic', postId: null, pageUrl: 'https://a.example/', labels: [], urls: [] };
const media = (video: object) => mediaOf(post, video as HTMLVideoElement);

test('another address, or another object in its place, is another video', () => {
  const [one, two] = [{}, {}];
  const all = [
    { currentSrc: 'blob:a', src: '' },
    { currentSrc: '', src: 'blob:b' },
    { currentSrc: '', src: '', srcObject: one },
    { currentSrc: '', src: '', srcObject: two },
  ];
  expect(new Set(all.map(media)).size).toBe(4);
  expect(media({ currentSrc: 'blob:a', src: 'blob:a', srcObject: one })).toBe(media(all[2] ?? {}));
});

test.each([0, 3])(
  'an element that was emptied (state %i) shows nothing, though it goes on naming what it showed',
  (networkState) => {
    const emptied = { currentSrc: 'https://a.example/1.mp4', src: '', networkState };
    expect(media(emptied)).toBe(media({ currentSrc: '', src: '', networkState }));
    expect(media({ ...emptied, networkState: 1 })).not.toBe(media(emptied));
  },
);

test('an element keeps its name for a post that has one, and else for as long as its address stays', () => {
  const named = { ...post, site: 'x', postId: '1' };
  const before = firstSeen(post, 'blob:a', '');
  expect(firstSeen(post, 'blob:a', 'labelled', before).id).toBe(before.id);
  expect(firstSeen(named, 'blob:b', '', before).id).toBe(before.id);
  expect(firstSeen(post, 'blob:b', '', before).id).not.toBe(before.id);
});
