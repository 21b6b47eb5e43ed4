import { clip } from './fixtures.ts';

/** Posts as X's page shows them and as its answers describe them, cut down to what matters (notes: sites §1). */
const player = (postId: string) =>
  `<div data-testid="tweetPhoto"><div data-testid="videoPlayer"><div data-testid="videoComponent">
    <video muted autoplay loop playsinline width="480" height="270" aria-label="Embedded video"
      poster="https://pbs.twimg.com/amplify_video_thumb/9${postId}/img/a.jpg"
      src="${clip(`plain.mp4?post=${postId}`, 'video.twimg.com')}"></video>
  </div></div></div>`;

const name = (author: string, postId?: string) =>
  `<div data-testid="User-Name"><a href="/${author}"><span>@${author}</span></a>
    ${postId ? `<a href="/${author}/status/${postId}"><time>1h</time></a>` : '<time>2h</time>'}</div>`;

/** One post of the feed; its video is its own, or that of a post which it quotes. */
export function article(
  postId: string,
  author: string,
  { quoting, ownVideo = !quoting }: { quoting?: string; ownVideo?: boolean } = {},
): string {
  const quote = quoting
    ? `<div role="link" tabindex="0">${name('someone')}<div data-testid="tweetText">quoted</div>${player(quoting)}</div>`
    : '';
  return `<div data-testid="cellInnerDiv"><article data-testid="tweet" role="article">
    ${name(author, postId)}<div data-testid="tweetText">A post</div>
    ${ownVideo ? player(postId) : ''}${quote}
    <div role="group"><a href="/${author}/status/${postId}/analytics">5</a></div></article></div>`;
}

/** The same post in a GraphQL answer. `ai`: how X came to its label. */
export function tweet(
  postId: string,
  { ai, quotes, media = !quotes }: { ai?: string; quotes?: object; media?: boolean } = {},
): object {
  const video = {
    id_str: `9${postId}`,
    media_url_https: `https://pbs.twimg.com/amplify_video_thumb/9${postId}/img/a.jpg`,
    type: 'video',
    video_info: {
      variants: [
        {
          content_type: 'video/mp4',
          bitrate: 832_000,
          url: clip(`plain.mp4?post=${postId}`, 'video.twimg.com'),
        },
      ],
    },
  };
  return {
    __typename: 'Tweet',
    rest_id: postId,
    core: { user_results: { result: { core: { screen_name: 'someone' } } } },
    legacy: { id_str: postId, full_text: 'A post', entities: { media: media ? [video] : [] } },
    ...(quotes && { quoted_status_result: { result: quotes } }),
    ...(ai && {
      content_disclosure: {
        ai_generated_disclosure: {
          has_ai_generated_media: true,
          ai_generated_detection_source: ai,
        },
      },
    }),
  };
}

export const timeline = (tweets: readonly object[]) =>
  JSON.stringify({
    data: {
      home: { entries: tweets.map((result) => ({ content: { tweet_results: { result } } })) },
    },
  });
