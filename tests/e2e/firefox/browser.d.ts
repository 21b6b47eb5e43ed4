/** What functions see that run in a page of ours. */
declare const browser: typeof import('@wxt-dev/browser').browser;
