import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchVideos } from '@/utils/browser/find-videos.ts';

const WINDOW = { width: innerWidth, height: innerHeight };
const observe = vi.fn();
const onVisible = vi.fn();
let see: (entries: object[]) => void;
let stop: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  stop = new AbortController();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe = observe;
      unobserve = () => {};
      disconnect = () => {};
      constructor(tell: typeof see) {
        see = tell;
      }
    },
  );
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

const nothing = () => {};
function watchOne() {
  document.body.innerHTML = '<video></video>';
  const video = document.querySelector('video') as HTMLVideoElement;
  const told = { onVisible, onGlimpse: nothing, onHidden: nothing, onChanged: nothing };
  watchVideos({ root: document, ...told, onGone: nothing, signal: stop.signal });
  expect(observe).toHaveBeenCalledTimes(1);
  let size = { width: 100, height: 100 };
  video.getBoundingClientRect = () => ({ ...size, top: 0 }) as DOMRect;
  return {
    video,
    grow: (width: number, height: number) => {
      size = { width, height };
    },
    seen: (part = size) =>
      see([
        {
          target: video,
          isIntersecting: part.width > 0,
          intersectionRect: part,
          boundingClientRect: video.getBoundingClientRect(),
        },
      ]),
  };
}

test('what is too small is asked about again once it has grown, and costs next to nothing before', () => {
  const { grow, seen } = watchOne();
  seen();
  vi.advanceTimersByTime(10_000);
  expect(observe).toHaveBeenCalledTimes(1);
  grow(480, 270);
  vi.advanceTimersByTime(600);
  expect(observe).toHaveBeenCalledTimes(2);
  seen();
  vi.advanceTimersByTime(10_000);
  expect(onVisible).toHaveBeenCalledTimes(1);
  expect(observe).toHaveBeenCalledTimes(2);
});

test('what is larger than the window counts once it fills half of that', () => {
  const { grow, seen } = watchOne();
  grow(WINDOW.width, WINDOW.height * 4);
  seen({ width: WINDOW.width, height: WINDOW.height * 0.3 });
  vi.advanceTimersByTime(600);
  expect(observe).toHaveBeenCalledTimes(2);
  expect(onVisible).not.toHaveBeenCalled();
  seen({ width: WINDOW.width, height: WINDOW.height * 0.6 });
  vi.advanceTimersByTime(10_000);
  expect(onVisible).toHaveBeenCalledTimes(1);
  expect(observe).toHaveBeenCalledTimes(2);
});

test.each([
  ['left the view', (one: ReturnType<typeof watchOne>) => one.seen({ width: 0, height: 0 })],
  ['is gone', ({ video }: ReturnType<typeof watchOne>) => video.remove()],
  ['nobody watches', () => stop.abort()],
])('nothing is asked any more when it %s', async (_, leave) => {
  const one = watchOne();
  one.seen();
  leave(one);
  await vi.advanceTimersByTimeAsync(1_000);
  one.grow(480, 270);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(observe).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});
