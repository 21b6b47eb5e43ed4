import { expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { aimAgain } from '@/utils/browser/aim-again.ts';
import { inspectTarget } from '@/utils/browser/inspect.ts';
import type { Post } from '@/utils/sites/site.ts';

const pageUrl = 'https://player.example/embed';
const post: Post = { site: 'generic', postId: null, pageUrl, labels: [], urls: [] };

test.each([
  ['is given', { src: 'https://media.example/a.mp4' }, true, [{ tabId: 1, frameIds: [7] }]],
  ['is still closed', { src: 'https://media.example/a.mp4' }, false, []],
])(
  'the frame that a person asked about %s, in a page that stays closed',
  async (_, more, given, joined) => {
    const executeScript = vi.fn(async (_: { readonly target: object }) => []);
    const content_scripts = [{ js: ['feed.js'], matches: [] }];
    vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({ content_scripts } as never);
    Object.assign(browser, {
      scripting: { executeScript },
      permissions: { contains: async () => given },
      tabs: {
        get: async () => ({ incognito: false }),
        sendMessage: () => Promise.reject(new Error('nobody there')),
      },
    });
    const asked = { tabId: 1, frameId: 7, videoId: null, askedAt: 1 };
    await inspectTarget.setValue({ ...asked, post: { ...post, ...more } });
    await aimAgain();
    expect(executeScript.mock.calls.map(([{ target }]) => target)).toEqual(joined);
  },
);
