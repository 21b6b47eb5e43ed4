// The X-shaped timeline's posts, and the answer in which they arrive: shaped after saved answers of X (2026), all
// names, words and numbers invented.

const found = (source, canEdit) => ({
  has_ai_generated_media: true,
  can_edit: canEdit,
  ...(source && { ai_generated_detection_source: source }),
});

export const POSTS = [
  {
    id: '1999000000000000101',
    name: 'Marit Solvang',
    handle: 'marit_paints',
    minutesAgo: 12,
    text: 'New series: places that never were. First one, a coast I keep dreaming about.',
    media: { id: '1999000000000000001', file: 'stream-sea.mp4', width: 360, height: 640 },
    disclosure: found('UserDeclared', true),
    counts: [14, 52, 371, '9.2K'],
  },
  {
    id: '1999000000000000102',
    name: 'Northern Weather Desk',
    handle: 'nwd_sky',
    minutesAgo: 38,
    text: 'Tonight over the fjord.\n\n(Somebody sent us this. We did not film it.)',
    media: { id: '1999000000000000002', file: 'stream-aurora.mp4', width: 640, height: 360 },
    disclosure: found('C2paClient', false),
    counts: [203, 1100, 8400, '412K'],
  },
  {
    id: '1999000000000000103',
    name: 'Tiny Loops',
    handle: 'tinyloops',
    minutesAgo: 64,
    text: 'snow day. looped for your comfort',
    media: { id: 'SnowLoopDemo1', file: 'plain.mp4', width: 640, height: 360, gif: true },
    counts: [3, 21, 190, '4.1K'],
  },
  {
    id: '1999000000000000104',
    name: 'Halvard Berg',
    handle: 'halvard_b',
    minutesAgo: 131,
    text: 'Is this one real? I honestly cannot tell any more.',
    quoted: {
      id: '1999000000000000105',
      name: 'Neon Studio',
      handle: 'neon_studio_demo',
      minutesAgo: 2900,
      text: 'Every street, every light: prompt only.',
      media: { id: '1999000000000000005', file: 'stream-city.mp4', width: 360, height: 640 },
      disclosure: found('GrokSignature', false),
    },
    counts: [88, 17, 240, '31K'],
  },
  {
    id: '1999000000000000106',
    name: 'Ines Caldeira',
    handle: 'ines_walks',
    minutesAgo: 190,
    text: 'Two hours in the woods and not one person. Phone camera, no filter.',
    media: { id: '1999000000000000006', file: 'stream-snow.mp4', width: 360, height: 640 },
    // The site offers its image generator beside everything; that says nothing about the post.
    offersEdit: true,
    counts: [9, 4, 133, '2.7K'],
  },
];

const STREAM = 'https://video.twimg.com/amplify_video';
export const posterOf = ({ id, gif }) =>
  gif
    ? `https://pbs.twimg.com/tweet_video_thumb/${id}.jpg`
    : `https://pbs.twimg.com/amplify_video_thumb/${id}/img/demo.jpg`;
export const addressOf = ({ id, gif, width, height }) =>
  gif
    ? `https://video.twimg.com/tweet_video/${id}.mp4`
    : `${STREAM}/${id}/vid/avc1/${width}x${height}/demo.mp4?tag=14`;

/** What `HomeTimeline` answers. */
export function homeTimeline() {
  const entries = POSTS.map((post, i) => ({
    entryId: `tweet-${post.id}`,
    sortIndex: String(1999000000000000999n - BigInt(i)),
    content: {
      entryType: 'TimelineTimelineItem',
      __typename: 'TimelineTimelineItem',
      itemContent: {
        itemType: 'TimelineTweet',
        __typename: 'TimelineTweet',
        tweet_results: { result: tweet(post) },
        tweetDisplayType: 'Tweet',
      },
    },
  }));
  const instructions = [{ type: 'TimelineAddEntries', entries }];
  return { data: { home: { home_timeline_urt: { instructions } } } };
}

function tweet(post) {
  const { id, name, handle, minutesAgo, text, media, disclosure, quoted, counts = [] } = post;
  const list = media && { media: [mediaEntity(media)] };
  const [reply_count, retweet_count, favorite_count, views] = counts;
  return {
    __typename: 'Tweet',
    rest_id: id,
    core: {
      user_results: {
        result: { __typename: 'User', rest_id: `9${id}`, core: { name, screen_name: handle } },
      },
    },
    views: { count: views, state: 'EnabledWithCount' },
    legacy: {
      id_str: id,
      full_text: text,
      created_at: new Date(Date.now() - minutesAgo * 60_000).toUTCString(),
      reply_count,
      retweet_count,
      favorite_count,
      entities: { hashtags: [], ...list },
      ...(list && { extended_entities: list }),
      ...(quoted && { is_quote_status: true, quoted_status_id_str: quoted.id }),
    },
    ...(quoted && { quoted_status_result: { result: tweet(quoted) } }),
    content_disclosure: {
      advertising_disclosure: { is_paid_promotion: false },
      ...(disclosure && { ai_generated_disclosure: disclosure }),
    },
  };
}

function mediaEntity(media) {
  const { id, width, height, gif } = media;
  const mp4 = {
    bitrate: gif ? 0 : 632000,
    content_type: 'video/mp4',
    url: addressOf(media),
  };
  const hls = { content_type: 'application/x-mpegURL', url: `${STREAM}/${id}/pl/demo.m3u8?tag=14` };
  return {
    id_str: id,
    media_key: `13_${id}`,
    media_url_https: posterOf(media),
    type: gif ? 'animated_gif' : 'video',
    video_info: {
      aspect_ratio: [width, height],
      duration_millis: 4000,
      variants: gif ? [mp4] : [hls, mp4],
    },
  };
}
