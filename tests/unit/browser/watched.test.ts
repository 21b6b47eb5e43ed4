import { expect, test } from 'vitest';
import { mediaOf } from '@/utils/browser/watched.ts';

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
