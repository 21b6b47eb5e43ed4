import { element, playInView, playStream } from './player.js';

const main = document.querySelector('main');
const state = JSON.parse(document.getElementById('__UNIVERSAL_DATA_FOR_REHYDRATION__').textContent);
const scope = state.__DEFAULT_SCOPE__;
const strings = scope['webapp.i18n-translation'].Webapp;
for (const item of scope['webapp.updated-items']) show(item);

const response = await fetch('/api/recommend/item_list/?aid=1988&count=2');
for (const item of (await response.json()).itemList) show(item);

function show(item) {
  const { id, desc, author, stats, video: media } = item;
  const box = element(
    `<article data-e2e="recommend-list-item-container"><div>
<section data-e2e="feed-video"><div id="xgwrapper-0-${id}"><video preload="auto" playsinline></video></div>
<div class="words"><a><b data-e2e="video-author-uniqueid" data-text="author"></b></a>
<div data-e2e="video-desc"><span data-text="desc"></span></div></div></section>
<aside><div class="face"></div><button data-e2e="like-icon"><i>♥</i><span data-text="likes"></span></button>
<button data-e2e="comment-icon"><i>…</i><span data-text="comments"></span></button>
<button data-e2e="share-icon"><i>➦</i><span data-text="shares"></span></button></aside></div></article>`,
    {
      desc,
      author: author.uniqueId,
      likes: stats.diggCount,
      comments: stats.commentCount,
      shares: stats.shareCount,
    },
  );
  box.querySelector('a').href = `/@${author.uniqueId}`;
  const hue = Number(id.slice(-3)) * 71;
  box.querySelector('.face').style.background =
    `linear-gradient(140deg, hsl(${hue} 80% 66%), hsl(${hue + 70} 70% 40%))`;
  if (item.aigcLabelType > 0)
    box.querySelector('.words').append(
      element('<p data-text="told"></p>', {
        told: strings.syntheticMedia_feed_bottomBanner_AIGCLabel,
      }),
    );
  const video = box.querySelector('video');
  video.poster = media.cover;
  playInView(video);
  if (item.demoDirect) video.src = media.playAddr;
  else playStream(video, media.playAddr);
  main.append(box);
}
