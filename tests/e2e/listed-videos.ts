import type { ListedVideo } from '@/utils/browser/messages.ts';
import { LEVELS } from '@/utils/verdict/fuse.ts';

/** One video of every level, with more words than fit, as the popup lists them. */
export const everyLevel = LEVELS.map((level, i): ListedVideo => {
  const post = { site: 'x', postId: `${i}`, pageUrl: 'https://x.com/home', labels: [], urls: [] };
  return {
    videoId: `${i}`,
    frameId: 0,
    level,
    reason: 'says the author, and a few words more that do not fit into one line',
    post: {
      ...post,
      author: 'somebody',
      caption: i % 2 ? 'كلمات بالعربية' : 'Words of the author. '.repeat(5),
    },
  };
});
