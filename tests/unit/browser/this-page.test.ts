import { describe, expect, it } from 'vitest';
import { siteOf } from '@/utils/browser/site-key.ts';

describe('siteOf', () => {
  it('names a known site by its id, and an ordinary page by its host', () => {
    expect(siteOf('https://www.x.com/home')).toEqual({ key: 'x', name: 'X' });
    expect(siteOf('http://videos.example.com:8080/a')).toEqual({
      key: 'videos.example.com',
      name: 'videos.example.com',
    });
  });

  it.each([
    '',
    'chrome://settings',
    'about:addons',
    'file:///tmp/a.mp4',
    'chrome-extension://abc/options.html',
    'https://chromewebstore.google.com/category/extensions',
    'https://chrome.google.com/webstore',
    'https://addons.mozilla.org/en/firefox/',
  ])('knows that extensions cannot look at "%s"', (address) => {
    expect(siteOf(address)).toBeNull();
  });

  it('does not take a look-alike for a store', () => {
    expect(siteOf('https://addons.mozilla.org.example.com/')?.key).toBe(
      'addons.mozilla.org.example.com',
    );
  });
});
