import type { Post } from '@/utils/sites/site.ts';
import type { Settings } from './settings.ts';

const plain = (text: string) => text.normalize('NFKC').toLowerCase();
const bare = (name: string) => plain(name).replace(/^@/, '');
/** Written without spaces: there a word is found wherever its letters are. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * The account (as `@name`) or word for which the person always wants a label on this post, or null. It is the person's
 * own rule and no evidence: it never reaches `fuse`, and the badge says that it is one. Pure.
 */
export function wantedBy(
  { author, caption }: Pick<Post, 'author' | 'caption'>,
  { wantedAccounts, wantedWords }: Pick<Settings, 'wantedAccounts' | 'wantedWords'>,
): string | null {
  const account = author && wantedAccounts.find((name) => bare(name) === bare(author));
  if (account) return `@${bare(account)}`;
  const text = caption && plain(caption);
  return (text && wantedWords.find((word) => contains(text, plain(word)))) || null;
}

function contains(text: string, word: string): boolean {
  if (UNSPACED.test(word)) return text.includes(word);
  const literal = word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'u').test(text);
}
