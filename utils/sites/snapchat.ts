import { type Fields, findRecords, get, id, list, media, rendition, text } from './find-records.ts';
import { closest, fromLink, fromPage, ownBox, wordsIn } from './read-dom.ts';
import { type PostRecord, type Site, topLeft } from './site.ts';

const PERMALINK = 'https://www.snapchat.com/spotlight/';
const POST = /\/spotlight\/([\w-]{10,})/;

/** A Spotlight story: its video's addresses stand in `metadata`, or with its snaps. */
function readStory(node: Fields): PostRecord | null {
  const story = get(node, 'story');
  const postId = id(get(story, 'storyId').value) ?? id(story.storyId);
  const about = get(node, 'metadata', 'videoMetadata');
  if (!postId) return null;
  const snaps = list(story, 'snapList').map((snap) => get(snap, 'snapUrls').mediaUrl);
  const urls = [about.contentUrl, ...snaps].flatMap((address) => rendition(address));
  const creator = get(about, 'creator');
  return {
    postId,
    permalink: PERMALINK + postId,
    author: text(get(creator, 'personCreator').username) ?? text(creator.username),
    // The video's own description is one sentence of the site's, the same for all (public notes of 2026-10-08).
    caption: text(get(node, 'metadata').description) ?? text(about.name),
    media: media(postId, urls),
    labels: [],
  };
}

export const snapchat: Site = {
  id: 'snapchat',
  name: 'Snapchat',
  hosts: ['snapchat.com'],
  mediaHosts: ['sc-cdn.net'],
  facts: { verified: '2026-10', dom: 'guess', answers: 'public-notes', labels: 'none' },
  badge: topLeft(),
  answers: /^https:\/\/(?:[\w-]+\.)*snapchat\.com\/(?:_next\/data|web\/)/,
  embedded: '#__NEXT_DATA__',
  parse: (answer) => findRecords(answer, readStory),

  identify(video, page) {
    const link = closest(video, 'a[href*="/spotlight/"]');
    const postId = fromLink(link, POST) ?? fromPage(page, POST);
    if (!postId) return null;
    const box = link ?? ownBox(video);
    return {
      postId,
      permalink: PERMALINK + postId,
      author: fromLink(box.querySelector('a[href*="/@"]'), /\/@([\w.-]+)/),
      caption: wordsIn(box, 'h1'),
      labels: [],
    };
  },
};
