import { Blob as NodeBlob } from 'node:buffer';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createCallWatcher } from '@/utils/browser/watch-calls.ts';
import { watchStreams } from '@/utils/browser/watch-streams.ts';

const told = vi.fn();
const FILM = '\0\0\0\x14ftypisom\0\0\0\0isom'.padEnd(200_000, '\xff');

beforeAll(() => {
  class Source {
    addSourceBuffer() {}
  }
  vi.stubGlobal('Blob', NodeBlob);
  vi.stubGlobal('MediaSource', Source);
  vi.stubGlobal(
    'URL',
    class extends URL {
      static override createObjectURL = (of: object) =>
        of instanceof Source ? 'blob:stream' : 'blob:file';
    },
  );
  watchStreams(told, createCallWatcher().watchCalls);
});
beforeEach(() => told.mockClear());

const make = async (text: string, type = '') => {
  expect(URL.createObjectURL(new Blob([Buffer.from(text, 'latin1')], { type }))).toBe('blob:file');
  await new Promise((resolve) => setTimeout(resolve, 50));
};

test.each(['', 'video/mp4'])('tells of a film that the page made, of type “%s”', async (type) => {
  await make(FILM, type);
  expect(told.mock.calls).toEqual([['blob:file', FILM.slice(0, 65_536)]]);
});

test.each([
  ['a film of a few bytes cut off', FILM.slice(0, 6), ''],
  ['nothing', '', ''],
  ['text', 'const meta = "udta uuid";', ''],
  ['what calls itself a picture', FILM, 'image/png'],
  ['what only calls itself a film', '<!doctype html>', 'video/mp4'],
])('and not of %s', async (_, text, type) => {
  await make(text, type);
  expect(told).not.toHaveBeenCalled();
});

test('a stream gets its address, and is told of once something is appended', () => {
  expect(URL.createObjectURL(new MediaSource())).toBe('blob:stream');
  expect(told).not.toHaveBeenCalled();
});
