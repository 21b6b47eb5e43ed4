import {
  count,
  type Fields,
  findRecords,
  get,
  has,
  id,
  label,
  list,
  media,
  objectsIn,
  plain,
  rendition,
  sizeOf,
  text,
} from './find-records.ts';
import { parseAnswers } from './parse-answers.ts';
import { closest, fromLink, seen, wordsOf } from './read-dom.ts';
import {
  type LabelSource,
  type PlatformLabel,
  type PostMedia,
  type PostRecord,
  type Site,
  topLeft,
} from './site.ts';

const STATUS = /\/(?:status(?:es)?|videos(?:\/tweet)?)\/(\d+)/;
/** The part of a poster's address that is also in the answers, even where the video's own address is a blob. */
const MEDIA_KEY = /\/(?:amplify_video_thumb|ext_tw_video_thumb|tweet_video_thumb)\/([\w-]+)/;
/** `retweeted_status_result`, `retweeted_status_id_str`, `repostedStatusResults`: lists old and new name it differently. */
const REPEATS = /^re(?:tweet|post)ed_?status/i;
/** The beginning of the "Made with AI" icon's outline; the words beside it are translated, this is not. */
const AI_ICON = 'path[d^="M12.998 1.94c.18 3.015"]';

/** Finds a tweet by its shape: a GraphQL result, or an object of the older and the syndication API. */
function readTweet(node: Fields): PostRecord | null {
  const postId = id(node.rest_id) ?? id(node.id_str);
  if (!postId || !isTweet(node)) return null;
  const legacy = get(node, 'legacy');
  // Not just anywhere in it: an account's badge names others, such as the person behind an automated one.
  const author = [
    get(node, 'core', 'user_results', 'result'),
    get(node, 'core', 'user_result', 'result'),
    get(node, 'user'),
  ]
    .flatMap((user) => [get(user, 'core'), get(user, 'legacy'), user])
    .map((by) => id(by.screen_name))
    .find(Boolean);
  const caption =
    text(get(node, 'note_tweet', 'note_tweet_results', 'result').text) ??
    text(get(node, 'article', 'article_results', 'result').title) ??
    text(get(node, 'details').full_text) ??
    text(legacy.full_text) ??
    text(node.full_text) ??
    text(node.text);
  // A retweet repeats the other post's media as its own; that post is a record of its own.
  const retweet = [node, legacy].some((one) =>
    Object.keys(one).some((name) => REPEATS.test(name) && one[name]),
  );
  const own = [...objectsIn(node, (inner) => inner !== node && isTweet(inner))];
  return {
    postId,
    permalink: `https://x.com/${author ?? 'i'}/status/${postId}`,
    author,
    caption: caption && plain(caption),
    media: retweet ? [] : ownMedia(own),
    labels: retweet ? [] : own.flatMap(disclosure).slice(0, 1),
  };
}

function isTweet(node: Fields): boolean {
  if (/^\d+$/.test(id(node.rest_id) ?? '')) {
    const told = ['legacy', 'core', 'content_disclosure'].some((name) => has(node, name));
    return (
      (node.__typename === 'Tweet' && told) ||
      // Newer lists keep the words in `details`.
      ['legacy', 'details'].some((name) => has(get(node, name), 'full_text'))
    );
  }
  const words = typeof node.text === 'string' || typeof node.full_text === 'string';
  const isBy = has(get(node, 'user'), 'screen_name') || has(node, 'user_id_str');
  return /^\d+$/.test(id(node.id_str) ?? '') && words && isBy;
}

function ownMedia(own: readonly Fields[]): PostMedia[] {
  const byId = new Map<string, PostMedia>();
  for (const node of [...own, ...own.flatMap(cardObjects)]) {
    // Beside a video of a post, one inside an article (`ApiVideo`).
    const variants = list(has(node, 'preview_image') ? node : node.video_info, 'variants');
    if (variants.length === 0) continue;
    const poster = text(node.media_url_https) ?? text(get(node, 'preview_image').original_img_url);
    const mediaId = MEDIA_KEY.exec(poster ?? '')?.[1] ?? id(node.id_str) ?? id(node.media_key);
    const urls = variants
      .map((variant) => get(variant))
      .sort((a, b) => bitrateOf(b) - bitrateOf(a))
      .flatMap((variant) => {
        const [, width, height] = /\/(\d+)x(\d+)\//.exec(text(variant.url) ?? '') ?? [];
        return rendition(variant.url, {
          ...(/mpegurl/i.test(text(variant.content_type) ?? '') && { kind: 'hls' }),
          ...sizeOf({ width, height }),
          bitrate: bitrateOf(variant) || undefined,
        });
      });
    for (const one of media(mediaId, urls)) {
      // Older and newer fields of one post describe the same file.
      const first = one.urls[0]?.url ?? '';
      if (![...byId.values()].some(({ urls: [known] }) => known?.url === first))
        byId.set(mediaId ?? first, one);
    }
  }
  return [...byId.values()];
}

const bitrateOf = (variant: Fields) => count(variant.bitrate ?? variant.bit_rate) ?? 0;

/** A card's video is described by JSON inside a string of the JSON. */
function cardObjects(node: Fields): Fields[] {
  const named = node.key === 'unified_card' ? get(node, 'value') : get(node, 'unified_card');
  const card = named.string_value;
  return typeof card === 'string' ? parseAnswers(card).flatMap((root) => [...objectsIn(root)]) : [];
}

/** X's own words about a post: `content_disclosure.ai_generated_disclosure` (measured by others, 2026-09). */
function disclosure(node: Fields): PlatformLabel[] {
  if (node.has_ai_generated_media !== true) return [];
  const found = text(node.ai_generated_detection_source);
  const raw = ['has_ai_generated_media', 'ai_generated_detection_source', 'can_edit']
    .filter((name) => has(node, name) && typeof node[name] !== 'object')
    .map((name) => `${name}=${String(node[name]).slice(0, 60)}`);
  return label('ai-generated', sourceOf(found, node.can_edit), raw.join(' '));
}

function sourceOf(found: string | undefined, canEdit: unknown): LabelSource {
  if (found && /c2pa/i.test(found)) return 'c2pa';
  if (found && /grok|signature/i.test(found)) return 'generator-signature';
  if (found && /user/i.test(found)) return 'creator';
  // Authors can take their own word back, but not what X found.
  if (canEdit === false) return 'platform';
  return canEdit === true && !found ? 'creator' : 'unknown';
}

/** A quoted post is a link-like box inside the post that quotes it. */
function quoteAround(element: Element): Element | null {
  const box = closest(element, '[role="link"]:not(a)');
  return box?.querySelector('[data-testid="User-Name"]') && closest(box, 'article') ? box : null;
}

export const x: Site = {
  id: 'x',
  name: 'X',
  hosts: ['x.com', 'twitter.com'],
  required: true,
  mediaHosts: ['video.twimg.com'],
  facts: {
    verified: '2026-09',
    dom: 'saved-page',
    answers: 'saved-page',
    labels: 'public-notes',
  },
  // In the media view, below the button that closes it.
  badge: ({ pathname }) => topLeft(8, /\/(?:photo|video)\/\d+$/.test(pathname) ? 56 : 8),
  answers:
    /^https:\/\/(?:[\w-]+\.)*(?:x|twitter)\.com\/(?:[\w/]+\/)?graphql\/|^https:\/\/cdn\.syndication\.twimg\.com\/tweet-result/,
  // A timeline embedded in another page.
  embedded: '#__NEXT_DATA__',
  parse: (answer) => findRecords(answer, readTweet),

  identify(video, page) {
    const shown = STATUS.exec(page.pathname)?.[1] ?? id(page.searchParams.get('id'));
    const article = closest(video, 'article');
    // In the media view the video stands beside its post, and the address says which post that is.
    const view = article ? null : closest(video, '[role="dialog"], [data-testid="tweet"]');
    const quote = quoteAround(video);
    const post = article ?? (shown && view ? articleOf(view, shown) : null) ?? view;
    const root = quote ?? post;
    if (!root) return null;

    const within = (selector: string) =>
      [...root.querySelectorAll(selector)].filter((found) => quoteAround(found) === quote);
    const links = within('a[href*="/status/"]');
    // Promoted posts show no time; their other links still name them.
    const link = links.find((a) => a.querySelector('time')) ?? links[0];
    const postId = (view && shown) || fromLink(link, STATUS) || null;
    if (!postId && !closest(video, '[data-testid]')) return null;
    const names = within('[data-testid="User-Name"] span').map(wordsOf);
    const author = names.find((name) => /^@\w{1,15}$/.test(name ?? ''))?.slice(1);
    return {
      postId,
      mediaId: MEDIA_KEY.exec(video.getAttribute('poster') ?? '')?.[1],
      permalink: postId ? `https://x.com/${author ?? 'i'}/status/${postId}` : undefined,
      author,
      caption: wordsOf(within('[data-testid="tweetText"]')[0]),
      labels: within(AI_ICON).slice(0, 1).flatMap(shownLabel),
    };
  },
};

function articleOf(view: Element, postId: string): Element | undefined {
  return [...view.querySelectorAll('article')].find((article) =>
    [...article.querySelectorAll('a[href*="/status/"]')].some(
      (link) => fromLink(link, STATUS) === postId,
    ),
  );
}

function shownLabel(icon: Element): PlatformLabel[] {
  // The composer and the edit buttons show the same icon on pictures that nobody labelled.
  if (closest(icon, 'button, [role="button"]')) return [];
  const words = wordsOf(closest(icon, 'div, span'));
  const source = /grok/i.test(words ?? '') ? 'generator-signature' : 'unknown';
  return [seen('ai-generated', source, words ?? 'AI icon')];
}
