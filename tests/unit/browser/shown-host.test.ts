import { expect, test } from 'vitest';
import { shownHost } from '@/utils/browser/shown-host.ts';
import type { Post } from '@/utils/sites/site.ts';

const at = (pageUrl: string, permalink?: string): Post => ({
  ...{ site: 'generic', postId: null, pageUrl, labels: [], urls: [] },
  ...(permalink ? { permalink } : {}),
});

test.each([
  ['its page', at('https://a.example/b', 'https://other.example/'), 'a.example'],
  ['the page around it', at('https://a1.frame.invalid/', 'https://a.example/b'), 'a.example'],
  ['its own where none is known', at('https://a1.frame.invalid/'), 'a1.frame.invalid'],
  [
    'its page, which writes that it had no name',
    at('https://evil.example/#x.frame.invalid/', 'https://x.com/a'),
    'evil.example',
  ],
  ['nothing of what is no address', at('x'), ''],
])('a post is shown under the host of %s', (_, post, host) => expect(shownHost(post)).toBe(host));
