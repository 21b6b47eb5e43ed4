import { closest, wordsIn } from './read-dom.ts';
import { type Site, topLeft } from './site.ts';

/**
 * The two web clients and the public pages of channels. Nothing is read but what stands around the video: the
 * clients' answers are encrypted, and a private chat is nobody's business (the id stays on this machine).
 */
export const telegram: Site = {
  id: 'telegram',
  name: 'Telegram',
  hosts: ['web.telegram.org', 't.me'],
  mediaHosts: ['cdn-telegram.org', 'telesco.pe'],
  facts: { verified: '2026-08', dom: 'public-notes', answers: 'none', labels: 'none' },
  badge: topLeft(8, 32),

  identify(video, page) {
    const bubble = closest(video, '.bubble[data-mid], .Message[data-message-id], [data-post]');
    if (!bubble) return null;
    const post = bubble.getAttribute('data-post');
    const message = bubble.getAttribute('data-mid') ?? bubble.getAttribute('data-message-id');
    const chat = bubble.getAttribute('data-peer-id') ?? /^#(-?\w+)/.exec(page.hash)?.[1];
    return {
      postId: post ?? (chat && message ? `${chat}/${message}` : null),
      permalink: post ? `https://t.me/${post}` : undefined,
      author: post?.split('/')[0],
      caption: wordsIn(bubble, '.tgme_widget_message_text, .translatable-message, .text-content'),
      labels: [],
    };
  },
};
