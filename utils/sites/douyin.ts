import { bannerLabels, shownBanner } from './aigc-words.ts';
import { readAweme } from './aweme.ts';
import { type Fields, findRecords, get } from './find-records.ts';
import { closest, fromLinks, fromPage, wordsIn } from './read-dom.ts';
import { type PostRecord, type Site, topLeft } from './site.ts';

const VIDEO = /(?:\/(?:video|note)\/|[?&](?:modal_id|vid)=)(\d{15,})/;
const ITEM =
  '[data-e2e-vid], [data-e2e="feed-active-video"], [data-e2e="feed-item"], [data-e2e="video-detail"]';

function readVideo(node: Fields): PostRecord | null {
  const record = readAweme(node, 'douyin');
  const risk = get(node, node.risk_infos ? 'risk_infos' : 'riskInfos');
  return (
    record && { ...record, labels: [...record.labels, ...bannerLabels('risk_infos', risk.content)] }
  );
}

/** The page's own state is JSON written as an address is. */
function decode(answer: string): string {
  if (!/^\s*%7B/i.test(answer)) return answer;
  try {
    return decodeURIComponent(answer);
  } catch {
    return answer;
  }
}

export const douyin: Site = {
  id: 'douyin',
  name: 'Douyin',
  hosts: ['douyin.com', 'iesdouyin.com'],
  mediaHosts: ['douyinvod.com', 'zjcdn.com', 'douyin.com'],
  facts: {
    verified: '2026-09',
    dom: 'public-notes',
    answers: 'public-notes',
    labels: 'public-notes',
  },
  badge: topLeft(12, 56),
  answers: /^https:\/\/(?:[\w-]+\.)*douyin\.com\/aweme\/v1\/web\//,
  embedded: '#RENDER_DATA',
  parse: (answer) => findRecords(decode(answer), readVideo),

  identify(video, page) {
    const item = closest(video, ITEM);
    const marked = closest(video, '[data-e2e-vid]')?.getAttribute('data-e2e-vid') ?? undefined;
    // Beside the video, with its words: in the feed of upright videos (public notes of 2026-09-19).
    const beside = item?.querySelector('[data-e2e-aweme-id]')?.getAttribute('data-e2e-aweme-id');
    const postId = marked ?? fromPage(page, VIDEO) ?? (beside || fromLinks(item, VIDEO));
    if (!postId) return null;
    const box = item ?? video.ownerDocument.body;
    return {
      postId,
      mediaId: postId,
      permalink: `https://www.douyin.com/video/${postId}`,
      author: wordsIn(box, '[data-e2e="feed-video-nickname"]')?.replace(/^@/, ''),
      caption: wordsIn(box, '[data-e2e="video-desc"], [data-e2e="detail-video-info"] h1'),
      labels: shownBanner(box, '[data-e2e="video-desc"], [data-e2e*="comment"], h1'),
    };
  },
};
