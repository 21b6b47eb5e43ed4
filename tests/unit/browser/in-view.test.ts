// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { mostCentred, nextBelow } from '@/utils/browser/in-view.ts';

/** A video whose middle lies so far down the window (CSS px), 100 px high. */
function video(y: number, x = innerWidth / 2): HTMLVideoElement {
  const made = document.createElement('video');
  made.getBoundingClientRect = () => new DOMRect(x - 50, y - 50, 100, 100);
  return made;
}
const middle = innerHeight / 2;

describe('the video in view', () => {
  it('is the one nearest to the middle', () => {
    const [above, near] = [video(10), video(middle + 40)];
    expect(mostCentred([above, near])).toBe(near);
    expect(mostCentred([])).toBeNull();
  });
});

describe('the next video', () => {
  const videos = [video(middle + 900), video(middle - 500), video(middle), video(middle + 300)];
  it('lies below the one in the middle', () => expect(nextBelow(videos)).toBe(videos[3]));
  it('is the topmost after the last one', () =>
    expect(nextBelow(videos.slice(1, 3))).toBe(videos[1]));
  it('is none where there is none', () => expect(nextBelow([])).toBeNull());
});
