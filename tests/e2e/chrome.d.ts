/** What functions see that Playwright runs in the service worker or in our world of a page. */
declare const chrome: typeof import('@wxt-dev/browser').browser;
