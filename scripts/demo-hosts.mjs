// The demo's small internet: which host answers what.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tiktok from './demo/tiktok-posts.mjs';
import * as x from './demo/x-posts.mjs';
import { fromFolder } from './serve.mjs';

const PAGES = fileURLToPath(new URL('demo/pages/', import.meta.url));
const MEDIA = fileURLToPath(new URL('../tests/media/demo/', import.meta.url));
const OPEN = { 'access-control-allow-origin': '*' };

export const expected = JSON.parse(
  readFileSync(fileURLToPath(new URL('demo/expected.json', import.meta.url)), 'utf8'),
);

const html = (name) => ({ file: `${PAGES}${name}` });
const answer = (value) => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});
const media = (file) => file && { file: `${MEDIA}${file}`, headers: OPEN };
const pathOf = (request) => new URL(request.url, 'https://any.example').pathname;

/** A soft picture to stand in until the video plays. */
function poster(request) {
  const hue = [...request.url].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 360;
  const body = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="640"><defs>
<linearGradient id="a" x2="0" y2="1"><stop stop-color="hsl(${hue} 30% 52%)"/><stop offset="1" stop-color="hsl(${hue + 40} 36% 24%)"/></linearGradient>
</defs><rect width="640" height="640" fill="url(#a)"/></svg>`;
  return { headers: { 'content-type': 'image/svg+xml', ...OPEN }, body };
}

function xPage(request) {
  const path = pathOf(request);
  if (path.startsWith('/i/api/graphql/') && path.endsWith('/HomeTimeline'))
    return answer(x.homeTimeline());
  return path === '/home' ? html('x.html') : fromFolder(PAGES, path);
}

function xMedia(request) {
  const all = x.POSTS.flatMap((post) => [post.media, post.quoted?.media]).filter(Boolean);
  const found = all.find((one) => new URL(x.addressOf(one)).pathname === pathOf(request));
  return media(found?.file);
}

function tiktokPage(request) {
  const path = pathOf(request);
  if (path === '/api/recommend/item_list/') return answer(tiktok.itemList());
  if (path !== '/foryou') return fromFolder(PAGES, path);
  const state = JSON.stringify(tiktok.rehydration()).replaceAll('<', '\\u003c');
  return {
    body: readFileSync(`${PAGES}tiktok.html`, 'utf8').replace('"REHYDRATION"', () => state),
  };
}

function tiktokMedia(request) {
  const found = tiktok.VIDEOS.find((one) => pathOf(request).includes(`/${one.id}/`));
  return media(found?.file);
}

function blog(request) {
  const path = pathOf(request);
  if (path === '/') return html('blog.html');
  if (path.startsWith('/posters/')) return poster(request);
  return path.startsWith('/media/') ? fromFolder(MEDIA, path.slice(6)) : fromFolder(PAGES, path);
}

export const hosts = {
  'x.com': xPage,
  'pbs.twimg.com': poster,
  'video.twimg.com': xMedia,
  'www.tiktok.com': tiktokPage,
  'p16-common-sign.tiktokcdn-us.com': poster,
  'v16-webapp-prime.us.tiktok.com': tiktokMedia,
  'blog.example': blog,
  'files.blog.example': (request) => fromFolder(MEDIA, pathOf(request)),
};
