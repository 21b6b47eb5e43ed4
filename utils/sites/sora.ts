import {
  count,
  type Fields,
  findRecords,
  get,
  id,
  list,
  media,
  rendition,
  text,
} from './find-records.ts';
import { closest, fromLink, fromPage } from './read-dom.ts';
import { type PostRecord, type Site, topLeft } from './site.ts';

const PERMALINK = 'https://sora.chatgpt.com/p/';
const POST = /\/(?:p|d)\/((?:s_|gen_)?[\w-]{8,})/;

function readPost(node: Fields): PostRecord | null {
  const post = get(node, 'post');
  const postId = id(post.id);
  const files = list(post, 'attachments').map((one) => get(one));
  if (!postId || files.length === 0) return null;
  return {
    postId,
    permalink: PERMALINK + postId,
    author: id(get(node, 'profile').username),
    caption: text(post.text),
    media: files.flatMap(({ id: key, encodings, download_urls, width, height }) => {
      const size = { width: count(width), height: count(height) };
      const urls = [
        ...rendition(get(encodings, 'source').path, { ...size, original: true }),
        ...['source_wm', 'md', 'ld'].flatMap((name) => rendition(get(encodings, name).path)),
        ...rendition(get(download_urls).watermark),
      ];
      return media(id(key) ?? postId, urls);
    }),
    labels: [],
  };
}

/** Everything here is made by Sora: `evidence/host.ts` says so by the address, and no label is needed. */
export const sora: Site = {
  id: 'sora',
  name: 'Sora',
  hosts: ['sora.chatgpt.com', 'sora.com'],
  required: true,
  mediaHosts: ['videos.openai.com'],
  facts: { verified: '2026-03', dom: 'public-notes', answers: 'public-notes', labels: 'none' },
  badge: topLeft(),
  answers: /^https:\/\/sora\.(?:chatgpt\.)?com\/backend\//,
  parse: (answer) => findRecords(answer, readPost),

  identify(video, page) {
    const link = closest(video, 'a[href^="/p/"], a[href^="/d/"]');
    const postId = fromLink(link, POST) ?? fromPage(page, POST);
    if (!postId) return null;
    return { postId, permalink: PERMALINK + postId, labels: [] };
  },
};
