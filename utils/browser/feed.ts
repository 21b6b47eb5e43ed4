import type { Findings } from '@/utils/evidence/evidence.ts';
import type { Post, Site } from '@/utils/sites/site.ts';
import { fuse } from '@/utils/verdict/fuse.ts';
import { createBadges } from './badge/index.ts';
import { chosenPlace } from './badge/place.ts';
import { composePost } from './compose-post.ts';
import { display, isShown } from './display.ts';
import { isDecorative, watchVideos } from './find-videos.ts';
import type { HookMessage } from './hook-channel.ts';
import { look } from './look.ts';
import { type DescribedVideo, type ListedVideo, sendMessage } from './messages.ts';
import { createRecords, noPosts } from './records.ts';
import { type Settings, watchCorrected } from './settings.ts';
import { guardSite } from './site-health.ts';
import { createHeads } from './stream-heads.ts';
import { wantedBy } from './wanted.ts';
import { watchEmbedded } from './watch-embedded.ts';
import { firstSeen, labelsOf, mediaOf, type Watched } from './watched.ts';

const LIST_MS = 250;
const FOCUS = { everyMs: 100, tries: 25 };
/** What the lab's answers depend on, besides the video. */
const asking = ({ fetching, siteFetching, trust }: Settings) =>
  JSON.stringify([fetching, siteFetching, trust]);
/** In the place of a video's labels: whatever they are, it is looked at anew once it is seen. */
const NOT_ASKED = 'not asked';
/** As many as the background takes. */
const MOST_LISTED = 200;
/** What the page's answers told, each once: who switches us off and on again finds it there. */
const nothingHeard = () => ({ posts: noPosts(), heads: createHeads() });

/**
 * The content script's whole work on one page: finds videos, asks about those in view, draws badges, keeps the list
 * for popup and toolbar. One object a page; `signal` ends it.
 */
export function watchFeed(
  site: Site,
  first: Settings,
  signal: AbortSignal,
  memory = nothingHeard(),
) {
  let settings = first;
  const watched = new Map<HTMLVideoElement, Watched>();
  const badges = createBadges({
    doc: document,
    onInspect: (video, correct) => void inspect(video, correct),
    onLift(video) {
      const known = watched.get(video);
      if (!known) return;
      known.lifted = true;
      draw(video, known);
      badges.focus(video);
    },
  });
  const records = createRecords((ids) => {
    for (const [video, { visible, post }] of watched)
      if (visible && (post.postId === null || ids.has(post.postId))) see(video);
  }, memory.posts);
  const { heads } = memory;
  const guarded = guardSite(site);
  const read = (text: string, from: 'answer' | 'page') =>
    records.add(guarded.parse(text, new URL(location.href), from));

  const finder = watchVideos({
    root: document,
    onGlimpse: (video) => see(video, ({ labels }) => labels.length > 0),
    onVisible: see,
    onChanged: see,
    onHidden(video) {
      const known = watched.get(video);
      if (known) known.visible = false;
      // What is covered stays so, also while it comes into view again.
      if (!badges.isVeiled(video)) badges.remove(video);
    },
    onGone(video) {
      badges.remove(video);
      watched.get(video)?.work.abort();
      // Most fly by and were never listed.
      if (watched.delete(video)) list();
    },
    signal,
  });
  if (site.embedded) watchEmbedded(site.embedded, (text) => read(text, 'page'), signal);
  signal.addEventListener('abort', () => {
    for (const { work } of watched.values()) work.abort();
    badges.destroy();
    stopWatching();
  });

  /** Looks at a video in view: who is it now, and is anything new to be asked? Feeds reuse their elements. */
  function see(video: HTMLVideoElement, isWorthIt: (post: Post) => boolean = () => true) {
    const known = watched.get(video);
    if (!known && isDecorative(video)) return;
    const post = composePost(guarded, video, new URL(location.href), records);
    if (!post || !isWorthIt(post)) return;
    const [media, labels] = [mediaOf(post, video), labelsOf(post)];
    if (known?.media === media && known.labels === labels) {
      known.visible = true;
      return draw(video, known);
    }
    known?.work.abort();
    // More about the same video improves its badge in place; another video starts without one.
    if (known?.media !== media) badges.remove(video);
    const next: Watched = { ...firstSeen(post, media, labels, known), visible: true };
    watched.set(video, next);
    void readNotes(video, next);
    void look({
      video,
      post,
      head: heads.of(video),
      isVisible: () => next.visible,
      isSame() {
        if (next.visible) see(video);
        return watched.get(video) === next;
      },
      learnt(findings) {
        next.findings = findings;
        draw(video, next);
        list();
      },
      signal: AbortSignal.any([signal, next.work.signal]),
    });
  }

  const drawAll = () => {
    for (const [video, known] of watched) if (known.visible) draw(video, known);
  };
  document.addEventListener('fullscreenchange', drawAll, { signal });

  function draw(video: HTMLVideoElement, { post, findings, visible, lifted, notes }: Watched) {
    if (!findings || !visible) return;
    const verdict = fuse(findings, settings.sensitivity);
    const wanted = wantedBy(post, settings);
    if (!isShown(verdict, wanted, settings) && !notes?.said) return badges.remove(video);
    const place =
      typeof site.badge === 'function'
        ? site.badge(new URL(location.href), document.fullscreenElement !== null)
        : site.badge;
    const view = display(verdict, wanted, lifted, settings, notes);
    badges.show(video, view, chosenPlace(place, settings.badgeCorner));
  }

  /** What the person said about this video, and what is known of its account: asked apart, for it is no evidence. */
  async function readNotes(video: HTMLVideoElement, known: Watched) {
    const notes = await sendMessage('readNotes', { post: known.post }).catch(() => undefined);
    if (!notes || watched.get(video) !== known) return;
    known.notes = notes;
    draw(video, known);
  }
  const readAllNotes = () => {
    for (const [video, known] of watched) void readNotes(video, known);
  };
  const stopWatching = watchCorrected(readAllNotes);

  function entry({ id, post, lifted }: Watched, findings: Findings): Omit<ListedVideo, 'frameId'> {
    const verdict = fuse(findings, settings.sensitivity);
    const view = display(verdict, wantedBy(post, settings), lifted, settings);
    const reason = view.reason || view.aside;
    return { videoId: id, post, level: view.level, reason, ...health() };
  }

  /** Signs of AI, or the person's own rule. */
  function isLabelled({ post, findings }: Watched) {
    const level = findings && fuse(findings, settings.sensitivity).level;
    return (level !== null && level in settings.treatment) || wantedBy(post, settings) !== null;
  }

  const health = () => (guarded.mayHaveChanged() ? { siteMayHaveChanged: true } : {});

  let waiting = false;
  function list() {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      if (signal.aborted) return;
      const videos = [...watched.values()].flatMap((w) => (w.findings ? entry(w, w.findings) : []));
      void sendMessage('listVideos', { videos: videos.slice(-MOST_LISTED) }).catch(() => {});
    }, LIST_MS);
  }
  // A page that goes takes its list with it, and one that comes back from the browser's memory brings it along.
  const gone = () => {
    if (watched.size > 0)
      void sendMessage('listVideos', { videos: [], left: true }).catch(() => {});
  };
  window.addEventListener('pagehide', gone, { signal });
  window.addEventListener('pageshow', ({ persisted }) => persisted && list(), { signal });

  async function inspect(video: HTMLVideoElement, correct: boolean) {
    const { post, id: videoId } = watched.get(video) ?? {};
    if (!post || !videoId) return;
    await sendMessage('openInspector', { post, videoId, correct, ...health() });
  }

  const videosThat = (test: (known: Watched) => boolean) =>
    [...watched].filter(([, known]) => test(known)).map(([video]) => video);
  return {
    memory,
    heard(message: HookMessage) {
      if (message.kind === 'answer') read(message.text, 'answer');
      else if (message.kind === 'head') heads.add(message.url, message.text);
      else finder.watchHost(message.host);
    },
    settingsChanged(changed: Settings) {
      const askAgain = asking(changed) !== asking(settings);
      if (settings.history !== changed.history) readAllNotes();
      settings = changed;
      for (const [video, known] of watched) {
        if (askAgain) {
          known.work.abort();
          watched.set(video, { ...known, labels: NOT_ASKED });
        }
        if (!known.visible) badges.remove(video);
        else if (askAgain) see(video);
        else draw(video, known);
      }
      list();
    },
    headOf: heads.of,
    videos: () => watched.keys(),
    visible: () => videosThat(({ visible }) => visible),
    labelled: () => videosThat(isLabelled),
    /** Takes the keyboard to a video's badge, as soon as it is there: the video may still be scrolling into view. */
    async focus(video: HTMLVideoElement) {
      for (let tries = 0; tries < FOCUS.tries && !badges.focus(video); tries++)
        await new Promise((resolve) => setTimeout(resolve, FOCUS.everyMs));
    },
    byId: (id: string) => videosThat((known) => known.id === id)[0],
    /** The post that any video shows now, watched or not: a person may ask about what we pass over. */
    describe(video: HTMLVideoElement): DescribedVideo | null {
      if (watched.get(video)?.visible) see(video);
      const post = composePost(guarded, video, new URL(location.href), records);
      if (!post) return null;
      const media = mediaOf(post, video);
      let known = watched.get(video);
      if (known?.media !== media) {
        known?.work.abort();
        known = firstSeen(post, media, NOT_ASKED, known);
        watched.set(video, known);
      }
      return { post, videoId: known.id, ...health() };
    },
  };
}
