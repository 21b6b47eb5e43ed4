import { bilibili } from './bilibili.ts';
import { bluesky } from './bluesky.ts';
import { civitai } from './civitai.ts';
import { dailymotion } from './dailymotion.ts';
import { douyin } from './douyin.ts';
import { facebook } from './facebook.ts';
import { generic } from './generic.ts';
import { instagram } from './instagram.ts';
import { kuaishou } from './kuaishou.ts';
import { linkedin } from './linkedin.ts';
import { pinterest } from './pinterest.ts';
import { reddit } from './reddit.ts';
import type { Site } from './site.ts';
import { snapchat } from './snapchat.ts';
import { sora } from './sora.ts';
import { telegram } from './telegram.ts';
import { threads } from './threads.ts';
import { tiktok } from './tiktok.ts';
import { tumblr } from './tumblr.ts';
import { twitch } from './twitch.ts';
import { vimeo } from './vimeo.ts';
import { vk } from './vk.ts';
import { weibo } from './weibo.ts';
import { x } from './x.ts';
import { xiaohongshu } from './xiaohongshu.ts';
import { youtube } from './youtube.ts';

/** The registry: one line a site. The generic page comes last and takes what nobody else does. */
export const sites: readonly Site[] = [
  x,
  tiktok,
  youtube,
  instagram,
  facebook,
  threads,
  reddit,
  linkedin,
  bluesky,
  pinterest,
  snapchat,
  tumblr,
  vimeo,
  dailymotion,
  twitch,
  telegram,
  vk,
  bilibili,
  douyin,
  xiaohongshu,
  kuaishou,
  weibo,
  sora,
  civitai,
  generic,
].map(onOwnPages);

/** The site that a page belongs to; a host covers its subdomains. Never none: the generic page takes the rest. */
export function siteFor(page: URL): Site {
  return sites.find((site) => isOn(site, page)) as Site;
}

function isOn({ hosts }: Site, page: URL): boolean {
  const name = page.hostname.replace(/\.$/, '');
  return hosts.length === 0 || hosts.some((host) => name === host || name.endsWith(`.${host}`));
}

/** Sites share path shapes (`/reel/1`): none may read another's page, whoever asks. */
function onOwnPages(site: Site): Site {
  return {
    ...site,
    identify: (video, page) => (isOn(site, page) ? site.identify(video, page) : null),
  };
}
