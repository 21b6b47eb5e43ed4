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
import { type ListedVideo, sendMessage } from './messages.ts';
import { createRecords } from './records.ts';
import type { Settings } from './settings.ts';
import { wantedBy } from './wanted.ts';

/** What is known of one video element, for as long as it shows the same media. */
interface Watched {
  readonly id: string;
  post: Post;
  /** Who this is and what it plays, and what the site says about it. */
  readonly media: string;
  readonly labels: string;
  findings: Findings | null;
  visible: boolean;
  /** The person wanted to see what was covered. */
  lifted: boolean;
  work: AbortController;
}

const LIST_MS = 250;
const FOCUS_MS = 100;
const FOCUS_TRIES = 25;
/** What the lab's answers depend on, besides the video. */
const asking = ({ fetching, siteFetching, trust }: Settings) =>
  JSON.stringify([fetching, siteFetching, trust]);
/** A `blob:` address names nothing for good, but another one is another video. */
const mediaOf = ({ site, postId, mediaId }: Post, { currentSrc, src }: HTMLVideoElement) =>
  [site, postId, mediaId, currentSrc || src].join(' ');
const labelsOf = (post: Post) => post.labels.map(({ raw }) => raw).join();

/**
 * The content script's whole work on one page: finds videos, asks about those in view, draws badges, keeps the list
 * for popup and toolbar. One object a page; `signal` ends it.
 */
export function watchFeed(site: Site, first: Settings, signal: AbortSignal) {
  let settings = first;
  const watched = new Map<HTMLVideoElement, Watched>();
  const badges = createBadges({
    doc: document,
    onInspect: (video) => void inspect(video),
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
  });
  const read = (text: string) => records.add(site.parse?.(text, new URL(location.href)) ?? []);

  const finder = watchVideos({
    root: document,
    onVisible: see,
    onChanged: see,
    onHidden(video) {
      const known = watched.get(video);
      if (known) known.visible = false;
      // What is covered stays so, also while it comes into view again.
      if (!badges.isVeiled(video)) badges.remove(video);
    },
    onGone(video) {
      watched.get(video)?.work.abort();
      watched.delete(video);
      badges.remove(video);
      list();
    },
    signal,
  });
  const readEmbedded = () => {
    if (!site.embedded) return;
    for (const script of document.querySelectorAll(site.embedded)) read(script.textContent ?? '');
  };
  readEmbedded();
  document.addEventListener('DOMContentLoaded', readEmbedded, { signal });
  window.addEventListener('load', readEmbedded, { signal });
  signal.addEventListener('abort', () => {
    for (const { work } of watched.values()) work.abort();
    badges.destroy();
  });

  /** Looks at a video in view: who is it now, and is anything new to be asked? Feeds reuse their elements. */
  function see(video: HTMLVideoElement) {
    const known = watched.get(video);
    if (!known && isDecorative(video)) return;
    const post = composePost(video, new URL(location.href), records);
    if (!post) return;
    const [media, labels] = [mediaOf(post, video), labelsOf(post)];
    if (known?.media === media && known.labels === labels) {
      known.visible = true;
      return draw(video, known);
    }
    known?.work.abort();
    // More about the same video improves its badge in place; another video starts without one.
    if (known?.media !== media) badges.remove(video);
    const next: Watched = {
      id: known?.id ?? crypto.randomUUID(),
      post,
      media,
      labels,
      findings: null,
      visible: true,
      lifted: known?.media === media && known.lifted,
      work: new AbortController(),
    };
    watched.set(video, next);
    void look(
      video,
      post,
      (findings) => {
        next.findings = findings;
        draw(video, next);
        list();
      },
      AbortSignal.any([signal, next.work.signal]),
    );
  }

  function draw(video: HTMLVideoElement, { post, findings, visible, lifted }: Watched) {
    if (!findings || !visible) return;
    const verdict = fuse(findings, settings.sensitivity);
    const wanted = wantedBy(post, settings);
    if (!isShown(verdict, wanted, settings)) return badges.remove(video);
    const place =
      typeof site.badge === 'function' ? site.badge(new URL(location.href)) : site.badge;
    const view = display(verdict, wanted, lifted, settings);
    badges.show(video, view, chosenPlace(place, settings.badgeCorner));
  }

  function entry({ id, post, lifted }: Watched, findings: Findings): Omit<ListedVideo, 'frameId'> {
    const verdict = fuse(findings, settings.sensitivity);
    const { level, reason } = display(verdict, wantedBy(post, settings), lifted, settings);
    return { videoId: id, post, level, reason };
  }

  /** Signs of AI, or the person's own rule. */
  function isLabelled({ post, findings }: Watched) {
    const level = findings && fuse(findings, settings.sensitivity).level;
    return (level !== null && level in settings.treatment) || wantedBy(post, settings) !== null;
  }

  let pending: ReturnType<typeof setTimeout> | undefined;
  function list() {
    pending ??= setTimeout(() => {
      pending = undefined;
      if (signal.aborted) return;
      const videos = [...watched.values()].flatMap((w) => (w.findings ? entry(w, w.findings) : []));
      void sendMessage('listVideos', { videos }).catch(() => {});
    }, LIST_MS);
  }
  // A page that goes takes its list with it, and one that comes back from the browser's memory brings it along.
  const gone = () => {
    if (watched.size > 0) void sendMessage('listVideos', { videos: [] }).catch(() => {});
  };
  window.addEventListener('pagehide', gone, { signal });
  window.addEventListener('pageshow', ({ persisted }) => persisted && list(), { signal });

  async function inspect(video: HTMLVideoElement) {
    const known = watched.get(video);
    if (known) await sendMessage('openInspector', { post: known.post, videoId: known.id });
  }

  const videosThat = (test: (known: Watched) => boolean) =>
    [...watched].filter(([, known]) => test(known)).map(([video]) => video);
  const byId = (id: string) => [...watched].find(([, known]) => known.id === id)?.[0];
  return {
    heard(message: HookMessage) {
      if (message.kind === 'answer') read(message.text);
      else finder.watchHost(message.host);
    },
    settingsChanged(changed: Settings) {
      const askAgain = asking(changed) !== asking(settings);
      settings = changed;
      for (const [video, known] of watched) {
        if (askAgain) {
          known.work.abort();
          watched.set(video, { ...known, labels: 'ask again' });
        }
        if (!known.visible) badges.remove(video);
        else if (askAgain) see(video);
        else draw(video, known);
      }
      list();
    },
    videos: () => watched.keys(),
    visible: () => videosThat(({ visible }) => visible),
    labelled: () => videosThat(isLabelled),
    /** Takes the keyboard to a video's badge, as soon as it is there: the video may still be scrolling into view. */
    async focus(video: HTMLVideoElement) {
      for (let tries = 0; tries < FOCUS_TRIES && !badges.focus(video); tries++)
        await new Promise((resolve) => setTimeout(resolve, FOCUS_MS));
    },
    byId,
    /** The post of any video, watched or not: a person may ask about what we pass over. */
    describe(video: HTMLVideoElement): { post: Post; videoId: string } | null {
      const known = watched.get(video);
      const post = known?.post ?? composePost(video, new URL(location.href), records);
      if (!post) return null;
      if (!known)
        watched.set(video, {
          id: crypto.randomUUID(),
          post,
          media: '',
          labels: '',
          findings: null,
          visible: false,
          lifted: false,
          work: new AbortController(),
        });
      return { post, videoId: watched.get(video)?.id ?? '' };
    },
  };
}
