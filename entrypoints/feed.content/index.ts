import { type ContentScriptContext, defineContentScript } from '#imports';
import { BADGE } from '@/utils/browser/badge/home.ts';
import { watchFeed } from '@/utils/browser/feed.ts';
import { type HookMessage, listenToHook } from '@/utils/browser/hook-channel.ts';
import { onMessage, sendMessage } from '@/utils/browser/messages.ts';
import { answerQuestions } from '@/utils/browser/page-questions.ts';
import { readSettings, type Settings, watchSettings } from '@/utils/browser/settings.ts';
import { siteFor } from '@/utils/sites/index.ts';

export default defineContentScript({
  matches: ['*://*/*'],
  allFrames: true,
  matchAboutBlank: true,
  runAt: 'document_start',
  main: start,
});

/** Heard before the settings were read, or while switched off; older ones are let go. */
const MAX_WAITING = 50;

/** What runs in this frame already. The background cannot always tell, and lets a second one begin. */
const world = globalThis as { running?: AbortSignal };

/** The hook is greeted at once, before the page's first script; everything else waits for the person's settings. */
function start({ signal }: Pick<ContentScriptContext, 'signal'>) {
  if (world.running?.aborted === false) return;
  world.running = signal;
  // Firefox ends the script of an older version, and leaves what it drew.
  for (const old of document.querySelectorAll(BADGE)) old.remove();
  const site = siteFor(new URL(location.href));
  const waiting: HookMessage[] = [];
  let stop: AbortController | undefined;
  let feed: ReturnType<typeof watchFeed> | undefined;
  let memory: Parameters<typeof watchFeed>[3];
  let allowed = true;

  const piecesOf = listenToHook(
    site,
    (message) => {
      if (feed) return feed.heard(message);
      waiting.push(message);
      if (waiting.length > MAX_WAITING) waiting.shift();
    },
    signal,
  );
  const isOff = ({ sitesOff }: Settings) =>
    pagesAround().some(
      (page) => sitesOff.includes(siteFor(page).id) || sitesOff.includes(page.hostname),
    );
  const apply = (settings: Settings) => {
    if (!settings.enabled || !allowed || isOff(settings)) {
      stop?.abort();
      if (feed) void sendMessage('listVideos', { videos: [] }).catch(() => {});
      feed = undefined;
    } else if (feed) feed.settingsChanged(settings);
    else {
      stop = new AbortController();
      feed = watchFeed(site, settings, AbortSignal.any([stop.signal, signal]), memory);
      memory = feed.memory;
      for (const message of waiting.splice(0)) feed.heard(message);
    }
  };
  answerQuestions(() => feed, piecesOf, signal);
  signal.addEventListener('abort', watchSettings(apply));
  void readSettings().then(apply);
  const renew = async () => {
    const before = allowed;
    allowed = await sendMessage('mayStay', {});
    if (allowed !== before) apply(await readSettings());
  };
  // Access that came concerns those that had to stop, access that went those that run.
  onMessage('accessChanged', ({ data: { given } }) => (given === allowed ? undefined : renew()));
  // No message reaches a page while the browser keeps it to go back to.
  const back = ({ persisted }: PageTransitionEvent) => {
    if (persisted) void renew().catch(() => {});
  };
  window.addEventListener('pageshow', back, { signal });
}

/** This page and those that it is a frame of: a person switches off what the address bar shows, with all in it. */
function pagesAround(): URL[] {
  const { ancestorOrigins } = location as { ancestorOrigins?: DOMStringList };
  return [location.href, ...(ancestorOrigins ?? [])]
    .map((address) => URL.parse(address))
    .filter((page) => page !== null);
}
