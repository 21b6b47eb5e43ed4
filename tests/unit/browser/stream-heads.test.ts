import { expect, test } from 'vitest';
import { createHeads } from '@/utils/browser/stream-heads.ts';

const playing = (src: string) => ({ currentSrc: src, src }) as HTMLVideoElement;
const now = (head: Promise<string>) => Promise.race([head, Promise.resolve('')]);

test('a head is had by who asked before it came, and by who asks later', async () => {
  const heads = createHeads();
  const early = heads.of(playing('blob:a'));
  heads.add('blob:a', 'ftyp moov udta');
  expect(await early).toBe('ftyp moov udta');
  expect(await now(heads.of(playing('blob:a')))).toBe('ftyp moov udta');
  expect(await now(heads.of(playing('blob:b')))).toBe('');
});

test('a head in which nothing could be said is passed over', async () => {
  const heads = createHeads();
  heads.add('blob:a', 'ftyp moov trak');
  expect(await now(heads.of(playing('blob:a')))).toBe('');
});

test('a page with a thousand streams keeps the latest', async () => {
  const heads = createHeads();
  for (let i = 0; i < 1000; i++) heads.add(`blob:${i}`, 'uuid');
  expect(await now(heads.of(playing('blob:0')))).toBe('');
  expect(await now(heads.of(playing('blob:999')))).toBe('uuid');
});

test('an address that holds its file is read, as far as any other file', async () => {
  const file = `ftyp moov udta${'.'.repeat(100_000)}`;
  const heads = createHeads();
  const held = playing(`data:video/mp4;base64,${btoa(file)}`);
  expect(await now(heads.of(held))).toBe(file.slice(0, 65_535));
  for (const address of ['data:video/mp4;base64,dWR0YQ%3D%3D', 'data:video/mp4,udta'])
    expect(await now(heads.of(playing(address)))).toBe('');
});
