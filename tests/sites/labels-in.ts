import { expect } from 'vitest';
import { readPosts } from '@/scripts/read/read-posts.ts';
import { fixture } from './fixtures.ts';

/** What has fooled others (notes: sites §15.7), each by name: the fixtures' expected values could be edited by mistake. */
export function labelsIn(name: string, postId: string | null): string[] | undefined {
  const { text, site } = fixture(name);
  const post = readPosts(text, site, null)?.find((one) => one.postId === postId);
  return post?.labels.map(({ says, source }) => `${says} by ${source}`);
}

/** The fixture's answer with one field of every object replaced. */
export function readChanged(name: string, from: RegExp, to: string) {
  const { text, site } = fixture(name);
  expect(text).toMatch(from);
  return readPosts(text.replace(from, to), site, null);
}
