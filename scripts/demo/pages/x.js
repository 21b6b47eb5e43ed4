import { element, playInView, playStream } from './player.js';

const AI_ICON =
  'M12.998 1.94c.18 3.015 1.04 5.156 2.473 6.59 1.433 1.433 3.574 2.293 6.589 2.473v2c-3.015.18-5.156 1.04-6.59 2.473-1.433 1.434-2.293 3.575-2.472 6.59h-2c-.18-3.015-1.04-5.156-2.473-6.59-1.434-1.433-3.575-2.293-6.59-2.473v-2c3.015-.18 5.156-1.04 6.59-2.473 1.433-1.434 2.293-3.575 2.473-6.59z';

function cell(tweet) {
  const box = element(
    '<div data-testid="cellInnerDiv"><article data-testid="tweet" role="article" tabindex="0"></article></div>',
  );
  const body = element('<div></div>');
  body.append(names(tweet, true), words(tweet));
  const quoted = tweet.quoted_status_result?.result;
  if (quoted) {
    const quote = element('<div class="quote small" tabindex="0" role="link"></div>');
    quote.append(names(quoted, false), words(quoted), player(quoted));
    body.append(quote);
  } else body.append(player(tweet));
  if (isDisclosed(tweet)) body.append(told());
  if (tweet.rest_id.endsWith('106'))
    body.append(
      element('<a class="edit" href="https://grok.com/imagine?image=1" role="link">Edit image</a>'),
    );
  body.append(counts(tweet));
  box.firstElementChild.append(avatar(tweet), body);
  return box;
}

const person = (tweet) => tweet.core.user_results.result.core;
const isDisclosed = (tweet) => tweet.content_disclosure.ai_generated_disclosure !== undefined;

function avatar(tweet) {
  const box = element('<div class="avatar" aria-hidden="true"></div>');
  const hue = Number(tweet.rest_id.slice(-3)) * 67;
  box.style.background = `linear-gradient(140deg, hsl(${hue} 70% 68%), hsl(${hue + 50} 60% 42%))`;
  return box;
}

/** A quote is not a link to its post, as on the site: only the answer knows which post it is. */
function names(tweet, linked) {
  const { name, screen_name: handle } = person(tweet);
  const box = linked
    ? element(
        `<div data-testid="User-Name" class="who"><a role="link"><b><span data-text="name"></span></b></a>
<a role="link" tabindex="-1"><span data-text="at"></span></a><span>·</span><a role="link"><time data-text="age"></time></a></div>`,
        { name, at: `@${handle}`, age: ageOf(tweet) },
      )
    : element(
        `<div class="who" data-testid="User-Name"><b><span data-text="name"></span></b> <span data-text="at"></span><span>·</span><time data-text="age"></time></div>`,
        { name, at: `@${handle}`, age: ageOf(tweet) },
      );
  const [toName, toHandle, toPost] = box.querySelectorAll('a');
  for (const link of [toName, toHandle]) if (link) link.href = `/${handle}`;
  if (toPost) toPost.href = `/${handle}/status/${tweet.rest_id}`;
  else box.prepend(avatar(tweet));
  return box;
}

function ageOf(tweet) {
  const posted = new Date(tweet.legacy.created_at);
  const minutes = Math.round((Date.now() - posted) / 60_000);
  if (minutes < 60) return `${minutes}m`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}h`;
  return posted.toLocaleDateString('en', { month: 'short', day: 'numeric' });
}

const words = (tweet) =>
  element('<div data-testid="tweetText" lang="en"><span data-text="words"></span></div>', {
    words: tweet.legacy.full_text,
  });

function player(tweet) {
  const [media] = tweet.legacy.extended_entities.media;
  const {
    variants,
    aspect_ratio: [width, height],
  } = media.video_info;
  const mp4 = variants.find((variant) => variant.content_type === 'video/mp4').url;
  const isGif = media.type === 'animated_gif';
  const box =
    element(`<div data-testid="tweetPhoto"><div data-testid="placementTracking"><div data-testid="videoPlayer">
<div data-testid="videoComponent"><div><div><video preload="none" tabindex="-1" playsinline aria-label="Embedded video"></video></div></div></div>
<span class="time"></span></div></div></div>`);
  if (height > width) box.classList.add('tall');
  box.querySelector('.time').textContent = isGif ? 'GIF' : '0:04';
  const video = box.querySelector('video');
  video.poster = media.media_url_https;
  playInView(video);
  if (isGif) {
    video.src = mp4;
    video.type = 'video/mp4';
  } else playStream(video, mp4);
  if (isDisclosed(tweet) && tweet.rest_id.endsWith('105'))
    box.append(told('Made with Grok Imagine'));
  return box;
}

function told(text = 'Made with AI') {
  return element(
    `<div class="told"><svg viewBox="0 0 24 24" aria-hidden="true"><g><path d="${AI_ICON}"></path></g></svg><span data-text="text"></span></div>`,
    { text },
  );
}

function counts(tweet) {
  const box = element('<div role="group"></div>');
  const { reply_count, retweet_count, favorite_count } = tweet.legacy;
  for (const value of [reply_count, retweet_count, favorite_count, tweet.views.count])
    box.append(element('<span data-text="value"></span>', { value }));
  return box;
}

const response = await fetch('/i/api/graphql/demo0000000000000000/HomeTimeline?variables=%7B%7D');
const { data } = await response.json();
for (const { content } of data.home.home_timeline_urt.instructions[0].entries)
  document.getElementById('timeline').append(cell(content.itemContent.tweet_results.result));
