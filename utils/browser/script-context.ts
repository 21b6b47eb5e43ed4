import { browser } from '#imports';

/** An older script of ours may still run in this page: the extension was updated or loaded anew under it. */
const STARTED = 'second-look-script';

/**
 * What our content script needs of WXT's context, in a tenth of its code: `wxt.config.ts` puts it in that one's place.
 * `signal` ends an older script when a newer one starts. Only what has lost its extension ends: a page that forges the
 * event stops nothing.
 */
export class ContentScriptContext {
  readonly signal: AbortSignal;

  constructor() {
    const controller = new AbortController();
    const { signal } = controller;
    this.signal = signal;
    document.dispatchEvent(new CustomEvent(STARTED));
    const hear = () => {
      if (!browser.runtime?.id) controller.abort();
    };
    document.addEventListener(STARTED, hear, { signal });
  }
}
