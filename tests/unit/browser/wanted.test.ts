import { describe, expect, it } from 'vitest';
import { wantedBy } from '@/utils/browser/wanted.ts';

const wanted = (post: { author?: string; caption?: string }, accounts: string[], words: string[]) =>
  wantedBy(post, { wantedAccounts: accounts, wantedWords: words });

describe('accounts', () => {
  it.each([
    ['Somebody', '@somebody'],
    ['@somebody', 'SomeBody'],
  ])('%s is %s', (author, listed) => expect(wanted({ author }, [listed], [])).toBe('@somebody'));
  it('are whole names', () => expect(wanted({ author: 'somebody2' }, ['somebody'], [])).toBeNull());
  it('are not found in captions', () =>
    expect(wanted({ caption: '@somebody' }, ['somebody'], [])).toBeNull());
});

describe('words', () => {
  it.each([
    ['Made with AI!', 'ai'],
    ['look: a #DeepFake of', '#deepfake'],
    ['the robot dance', 'robot dance'],
    ['これは人工知能です', '人工知能'],
    ['(c++) and [x]', '[x]'],
    ['İstanbul ÇEKİM', 'çeki̇m'],
  ])('"%s" has "%s"', (caption, word) => expect(wanted({ caption }, [], [word])).toBe(word));
  it.each([
    ['he said so', 'ai'],
    ['deepfakes', 'deepfake'],
    ['a.b', 'aab'],
  ])('"%s" has no "%s"', (caption, word) => expect(wanted({ caption }, [], [word])).toBeNull());
  it('are not looked for where there is no caption', () =>
    expect(wanted({}, [], ['a'])).toBeNull());
});
