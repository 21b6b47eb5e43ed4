// The TikTok-shaped feed's videos: shaped after saved pages and answers of TikTok (2026), all names and words invented.

export const VIDEOS = [
  {
    id: '7661000000000000201',
    author: 'lumen.atelier',
    nickname: 'Lumen Atelier',
    text: 'a city that only exists at 3 am #aiart #night',
    file: 'stream-city.mp4',
    label: { aigcLabelType: 1 },
    counts: ['18.2K', '312', '96'],
  },
  {
    id: '7661000000000000202',
    author: 'waldwege',
    nickname: 'Waldwege',
    text: 'first snow this year, sound on #slowtv',
    file: 'stream-snow.mp4',
    label: {},
    counts: ['2204', '41', '12'],
  },
  {
    id: '7661000000000000203',
    author: 'daily.wonders.demo',
    nickname: 'Daily Wonders',
    text: 'you will not believe where this was filmed #travel',
    file: 'stream-sea.mp4',
    label: { moderationAigcLabelType: 1 },
    counts: ['604K', '8911', '21.4K'],
  },
  {
    id: '7661000000000000204',
    author: 'reefcam_demo',
    nickname: 'Reef Cam',
    text: 'morning shoal #ocean',
    file: 'tiktok-aigc.mp4',
    // Nothing in the answer says so: only the file itself does.
    label: {},
    direct: true,
    counts: ['971', '17', '3'],
  },
];

const HOST = 'https://v16-webapp-prime.us.tiktok.com';
export const addressOf = ({ id }) => `${HOST}/video/tos/demo/${id}/?mime_type=video_mp4`;

/** Items as the page's own JSON has them. `IsAigc` and `ShowAIGC` stand there on ordinary videos, too. */
export function item(video) {
  const { id, author, nickname, text, label, direct, counts } = video;
  const address = addressOf(video);
  const size = { Width: 360, Height: 640 };
  return {
    id,
    desc: text,
    createTime: '1795000000',
    author: { id: `69${id}`, uniqueId: author, nickname },
    video: {
      id,
      width: 360,
      height: 640,
      duration: 4,
      cover: `https://p16-common-sign.tiktokcdn-us.com/${id}.jpeg`,
      playAddr: address,
      bitrate: 700000,
      format: 'mp4',
      codecType: 'h264',
      bitrateInfo: [
        { Bitrate: 700000, CodecType: 'h264', PlayAddr: { ...size, UrlList: [address] } },
      ],
    },
    stats: { diggCount: counts[0], commentCount: counts[1], shareCount: counts[2] },
    IsAigc: false,
    AIGCDescription: '',
    ShowAIGC: true,
    creatorAIComment: { hasAITopic: false, categoryList: [], eligibleVideo: false },
    ...label,
    // The demo's page needs to know how to play it; the site knows by the address.
    demoDirect: Boolean(direct),
  };
}

/** The first two come with the page, the others with its first question. */
export const rehydration = () => ({
  __DEFAULT_SCOPE__: {
    'webapp.app-context': { language: 'en' },
    'webapp.i18n-translation': {
      Webapp: {
        syntheticMedia_feed_bottomBanner_AIGCLabel: 'Creator labeled as AI-generated',
        aigcInfoPanel_feed_label: 'Contains AI-generated media',
      },
    },
    'webapp.updated-items': VIDEOS.slice(0, 2).map(item),
  },
});
export const itemList = () => ({
  statusCode: 0,
  hasMore: false,
  itemList: VIDEOS.slice(2).map(item),
});
