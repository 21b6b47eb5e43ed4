import { useEffect, useState } from 'react';
import { browser } from '#imports';
import { VideoRow } from '@/components/VideoRow.tsx';
import { inspectTarget, openPanel } from '@/utils/browser/inspect.ts';
import { type ListedVideo, sendMessage } from '@/utils/browser/messages.ts';
import { watchCorrected } from '@/utils/browser/settings.ts';
import { shownHost } from '@/utils/browser/shown-host.ts';
import { isListening, watchVideoList } from '@/utils/browser/this-page.ts';
import { say, t } from '@/utils/browser/words.ts';
import type { Post } from '@/utils/sites/site.ts';
import { explainLevel } from '@/utils/verdict/explain.ts';
import { LEVELS } from '@/utils/verdict/fuse.ts';

interface Props {
  readonly tabId: number;
  readonly first: readonly ListedVideo[];
  readonly off: boolean;
}

const LABELLED = 3;

/** What was found on the page beside the popup, what is labelled first. */
export function Videos({ tabId, first, off }: Props) {
  const [videos, setVideos] = useState(first);
  const [note, setNote] = useState('');
  const [wall, setWall] = useState<Reached>('heard');
  const said = useSaid(videos);
  const isEmpty = videos.length === 0;
  useEffect(() => watchVideoList(tabId, setVideos), [tabId]);
  useEffect(() => {
    if (isEmpty) void reach(tabId).then(setWall);
  }, [tabId, isEmpty]);

  if (off) return <p className="empty">{t('popup_off')}</p>;
  if (isEmpty && wall === 'deaf') return <Reload tabId={tabId} />;
  if (isEmpty && wall === 'closed') return <p className="empty">{t('popup_no_page')}</p>;
  if (isEmpty) return <p className="empty">{t('popup_no_videos')}</p>;

  async function show({ videoId, frameId }: ListedVideo) {
    const shown = await sendMessage('showVideo', { videoId }, { tabId, frameId }).catch(
      () => false,
    );
    setNote(shown ? '' : t('popup_video_gone'));
  }

  /** The panel opens only in the very turn of the click, so the question is written beside it. */
  async function inspect({ post, videoId, frameId }: ListedVideo, correct = false) {
    const opened = openPanel(tabId);
    await inspectTarget.setValue({ post, tabId, frameId, videoId, correct, askedAt: Date.now() });
    await opened;
    window.close();
  }

  const rank = ({ level }: ListedVideo) => LEVELS.indexOf(level);
  const sorted = videos.toSorted((a, b) => rank(a) - rank(b));
  const labelled = sorted.filter((video) => rank(video) < LABELLED).length;
  return (
    <section aria-labelledby="videos">
      <h2 id="videos">{t('popup_videos')}</h2>
      <p className="hint">{t('popup_count', String(labelled), String(videos.length))}</p>
      <ul className="videos">
        {sorted.map((video) => (
          <VideoRow
            key={`${video.frameId} ${video.videoId}`}
            level={video.level}
            title={say(explainLevel(video.level).title)}
            reason={video.reason}
            about={aboutOf(video)}
            said={said.get(video.post)}
            inspectLabel={t('popup_inspect')}
            wrongLabel={t('correction_popup')}
            onShow={() => void show(video)}
            onInspect={() => void inspect(video)}
            onWrong={() => void inspect(video, true)}
          />
        ))}
      </ul>
      {videos.some((video) => video.siteMayHaveChanged) && (
        <p className="hint">{t('inspector_site_changed')}</p>
      )}
      <p className="hint" role="status">
        {note}
      </p>
    </section>
  );
}

/** `closed`: the browser lets nobody in, as where it tells in a page of its own that the site is down. */
type Reached = 'heard' | 'deaf' | 'closed';

/** A page that was open before we were, or kept to go back to while it was given to us, has no script of ours yet. */
async function reach(tabId: number): Promise<Reached> {
  if (await isListening(tabId)) return 'heard';
  const { joinPage } = await import('@/utils/browser/page-scripts.ts');
  const isOpen = await joinPage(tabId).then(
    () => true,
    () => false,
  );
  if (await isListening(tabId)) return 'heard';
  return isOpen ? 'deaf' : 'closed';
}

/** Where that did not help, the way on is one click. */
function Reload({ tabId }: { readonly tabId: number }) {
  // A tab that is gone needs no reload either.
  const reload = () =>
    void browser.tabs
      .reload(tabId)
      .catch(() => {})
      .then(() => window.close());
  return (
    <div className="empty">
      <p>{t('popup_reload')}</p>
      <button type="button" className="button" onClick={reload}>
        {t('popup_reload_do')}
      </button>
    </div>
  );
}

/** What the person said about these videos, read after the list is on the screen. */
function useSaid(videos: readonly ListedVideo[]): ReadonlyMap<Post, string> {
  const [said, setSaid] = useState<ReadonlyMap<Post, string>>(new Map());
  useEffect(() => {
    const read = async () => {
      const pairs = videos.map(async ({ post }) => {
        const notes = await sendMessage('readNotes', { post }).catch(() => null);
        return notes?.said ? ([[post, notes.said]] as const) : [];
      });
      setSaid(new Map((await Promise.all(pairs)).flat()));
    };
    void read();
    return watchCorrected(() => void read());
  }, [videos]);
  return said;
}

/** Who posted it and what they wrote, as far as the page told. */
function aboutOf({ post }: ListedVideo): readonly string[] {
  const author = post.author && /^[\w.-]+$/.test(post.author) ? `@${post.author}` : post.author;
  const about = [author, post.caption].filter((words) => words !== undefined).filter(Boolean);
  return about.length > 0 ? about : [shownHost(post)];
}
