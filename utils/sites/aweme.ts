import {
  count,
  type Fields,
  get,
  has,
  id,
  label,
  list,
  media,
  objectsIn,
  rendition,
  sizeOf,
  text,
} from './find-records.ts';
import type { MediaUrl, PlatformLabel, PostRecord } from './site.ts';

/** Hosts of the Chinese house; the same shape elsewhere is TikTok's. */
const DOUYIN = /^https:\/\/(?:[\w-]+\.)*(?:douyin\w*|iesdouyin|zjcdn|amemv|snssdk)\.com\//;

/**
 * A post in the shape of ByteDance's app interface (`aweme_id`), which TikTok and Douyin share and their web
 * pages also show: told apart by the hosts of the video's addresses.
 */
export function readAweme(node: Fields, house: 'tiktok' | 'douyin'): PostRecord | null {
  const postId = id(node.aweme_id) ?? id(node.awemeId);
  const video = get(node, 'video');
  if (!postId || (!has(node, 'desc') && !has(node, 'video') && !has(node, 'aigc_info')))
    return null;
  const urls = awemeUrls(video);
  const addresses = [...urls.map((one) => one.url), text(node.share_url) ?? ''];
  if (addresses.some((address) => DOUYIN.test(address)) !== (house === 'douyin')) return null;
  const author = get(node, 'author');
  const handle = id(author.unique_id) ?? id(author.uniqueId) ?? text(author.nickname);
  return {
    postId,
    permalink:
      house === 'douyin'
        ? `https://www.douyin.com/video/${postId}`
        : `https://www.tiktok.com/@${handle ?? ''}/video/${postId}`,
    author: handle,
    caption: text(node.desc),
    media: media(postId, urls),
    labels: [...aigcLabels(node), ...aigcLabels(get(node, 'aigc_info'))],
  };
}

/** Every list of addresses below `video`, smallest names first: `play_addr`, `bit_rate[].play_addr`, `download_addr`. */
function awemeUrls(video: Fields): MediaUrl[] {
  return [...objectsIn(video)].flatMap((node) =>
    ['play_addr', 'playAddr', 'play_addr_h264', 'download_addr'].flatMap((name) => {
      const address = get(node, name);
      const addresses = [...list(address, 'url_list'), ...list(address, 'urlList')];
      const sources = Array.isArray(node[name]) ? list(node, name) : [];
      return [...addresses, ...sources.map((source) => get(source).src)].flatMap((one) =>
        rendition(one, {
          ...sizeOf(address),
          bitrate: count(node.bit_rate) ?? count(node.bitRate),
        }),
      );
    }),
  );
}

/**
 * TikTok's label: 1 is the creator's word, 2 was set otherwise; moderation has a field of its own. `IsAigc`,
 * `ShowAIGC` and `creatorAIComment` are not signals: they contradict the label on labelled videos (notes: sites §2).
 */
export function aigcLabels(node: Fields): PlatformLabel[] {
  const type = count(node.aigcLabelType ?? node.aigc_label_type) ?? 0;
  const moderation = count(node.moderationAigcLabelType ?? node.moderation_aigc_label_type) ?? 0;
  return [
    ...(type > 0
      ? label('ai-generated', type === 1 ? 'creator' : 'platform', `aigcLabelType=${type}`)
      : []),
    ...(moderation > 0
      ? label('ai-generated', 'platform', `moderationAigcLabelType=${moderation}`)
      : []),
  ];
}
