// @vitest-environment node
import { describe, expect, test, vi } from 'vitest';
import type { CouldNotCheck } from '@/utils/media/byte-source.ts';
import { mayFetch } from '@/utils/media/fetch-rules.ts';
import { openUrl } from '@/utils/media/range-reader.ts';
import { box, bytes, FTYP } from './boxes.ts';

const URL_ = 'https://cdn.example/v.mp4';
const FILE = bytes(
  FTYP,
  box(
    'mdat',
    Uint8Array.from({ length: 200_000 }, (_, i) => i * 7),
  ),
);

interface Server {
  readonly file?: Uint8Array<ArrayBuffer>;
  /** False: answers 200 with everything. */
  readonly ranges?: boolean;
  /** Changes the answer to a request, counted from 0. */
  readonly answer?: (
    usual: Response,
    request: number,
    range: [number, number],
    signal?: AbortSignal | null,
  ) => Response | Promise<Response>;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
}

/** A server in memory, and a reader on it. */
function serve({ file = FILE, ranges = true, answer = (usual) => usual, ...limits }: Server = {}) {
  const asked: string[] = [];
  const fetch = (async (_url: string, init: RequestInit) => {
    const range = new Headers(init.headers).get('range') ?? '';
    expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
    asked.push(range);
    const [start = 0, end = 0] = range.match(/\d+/g)?.map(Number) ?? [];
    const last = Math.min(end, file.length - 1);
    const usual = ranges
      ? new Response(file.slice(start, end + 1), {
          status: 206,
          headers: { 'content-range': `bytes ${start}-${last}/${file.length}` },
        })
      : new Response(file, { headers: { 'content-length': `${file.length}` } });
    return answer(usual, asked.length - 1, [start, end], init.signal);
  }) as typeof globalThis.fetch;
  const opened = openUrl(URL_, {
    fetch,
    signal: new AbortController().signal,
    maxBytes: 1_000_000,
    timeoutMs: 2_000,
    ...limits,
    allowed: (url, redirected) =>
      mayFetch(url, { pageUrl: 'https://page.example/', mediaHosts: ['cdn.example'] }, redirected),
  });
  return { opened, asked };
}

const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'read',
    (error: CouldNotCheck) => error.reason,
  );

describe('a server with ranges', () => {
  test('one request opens, one more reads elsewhere, and nothing is asked twice', async () => {
    const { opened, asked } = serve();
    const file = await opened;
    expect(file.size).toBe(FILE.length);
    expect(await file.read(10, 60_000)).toEqual(FILE.slice(10, 60_000));
    const [a, b] = await Promise.all([file.read(150_001, 150_011), file.read(150_000, 150_020)]);
    expect([a, b]).toEqual([FILE.slice(150_001, 150_011), FILE.slice(150_000, 150_020)]);
    expect(await file.read(199_990, 999_999)).toEqual(FILE.slice(199_990));
    expect(asked).toEqual(['bytes=0-65535', 'bytes=131072-163839', 'bytes=196608-229375']);
    expect(file.bytesRead).toBe(65_536 + 32_768 + (FILE.length - 196_608));
    expect(await file.read(FILE.length, FILE.length + 5)).toEqual(new Uint8Array());
  });

  test('shorter ranges than asked for are put together in their place', async () => {
    const { opened, asked } = serve({
      answer: (_, __, [start, end]) => {
        const stop = Math.min(end + 1, start + 40_000, FILE.length);
        return new Response(FILE.slice(start, stop), {
          status: 206,
          headers: { 'content-range': `bytes ${start}-${stop - 1}/${FILE.length}` },
        });
      },
    });
    const file = await opened;
    expect(await file.read(0, FILE.length)).toEqual(FILE);
    expect(asked.length).toBeLessThan(9);
  });

  test('what would cost more than may be spent is refused before it is asked for', async () => {
    const { opened, asked } = serve({ maxBytes: 100_000 });
    const file = await opened;
    expect(await reason(file.read(0, 200_000))).toBe('too-large');
    expect(asked.length).toBe(1);
  });
});

describe('a server without ranges', () => {
  test('is read on as a stream, as far as somebody asks', async () => {
    const { opened, asked } = serve({ ranges: false });
    const file = await opened;
    expect(file.size).toBe(FILE.length);
    expect(file.bytesRead).toBe(65_536);
    expect(await file.read(100_000, 100_010)).toEqual(FILE.slice(100_000, 100_010));
    expect(await file.read(5, 15)).toEqual(FILE.slice(5, 15));
    expect(await file.read(0, 999_999)).toEqual(FILE);
    expect(asked.length).toBe(1);
  });

  test('costs no more than may be spent', async () => {
    const { opened } = serve({ ranges: false, maxBytes: 100_000 });
    const file = await opened;
    expect(await reason(file.read(0, 200_000))).toBe('too-large');
    expect(file.bytesRead).toBe(100_000);
  });
});

describe('bad answers', () => {
  const with_ =
    (status: number, headers: HeadersInit, body: BodyInit | null = FILE.slice(0, 65_536)) =>
    () =>
      new Response(body, { status, headers });
  const stalled = () =>
    new ReadableStream<Uint8Array>({ start: (c) => c.enqueue(FILE.slice(0, 99)) });
  const moved = (to: string) => (usual: Response) =>
    Object.defineProperty(usual, 'url', { value: to });
  test.for<[string, Server, string]>([
    [
      'HTML typed as video',
      { answer: with_(200, { 'content-type': 'video/mp4' }, '\n<!doctype html>') },
      'not-media',
    ],
    ['an error in JSON', { answer: with_(200, {}, '{"error":"gone"}') }, 'not-media'],
    ['no bytes', { file: bytes(), ranges: false }, 'empty'],
    [
      'no bytes, in the words of ranges',
      { answer: with_(416, { 'content-range': 'bytes */0' }, null) },
      'empty',
    ],
    ['not found', { answer: with_(404, {}, 'no') }, 'network'],
    ['a server that breaks', { answer: () => Promise.reject(new TypeError('failed')) }, 'network'],
    ['another range', { answer: with_(206, { 'content-range': 'bytes 9-99/200' }) }, 'network'],
    ['a range without a name', { answer: with_(206, {}) }, 'network'],
    [
      'fewer bytes than the range promises',
      { answer: with_(206, { 'content-range': 'bytes 0-65535/200032' }, 'short') },
      'truncated',
    ],
    [
      'fewer bytes than the length promises',
      { answer: with_(200, { 'content-length': '70000' }, FILE.slice(0, 99)) },
      'truncated',
    ],
    [
      'a private place behind a redirect',
      { answer: moved('https://192.168.0.1/v.mp4') },
      'not-allowed',
    ],
    ['this machine behind a redirect', { answer: moved('https://[::1]/v.mp4') }, 'not-allowed'],
    [
      'no encryption behind a redirect',
      { answer: moved('http://cdn.example/v.mp4') },
      'not-allowed',
    ],
    ['no answer', { answer: () => new Promise(() => {}), timeoutMs: 50 }, 'timeout'],
    [
      'an answer that stalls',
      {
        answer: () => new Response(stalled(), { headers: { 'content-length': '9999' } }),
        timeoutMs: 50,
      },
      'timeout',
    ],
    ['a public place behind a redirect', { answer: moved('https://other.example/v.mp4') }, 'read'],
    [
      'more bytes than the range promises',
      { answer: with_(206, { 'content-range': 'bytes 0-65535/200032' }, FILE) },
      'read',
    ],
  ])('%s', async ([, server, wanted]) => expect(await reason(serve(server).opened)).toBe(wanted));

  test('what is asked only to see a redirect is not left on its way', async () => {
    const cancel = vi.fn();
    const second = new Response(new ReadableStream({ cancel }));
    const { opened, asked } = serve({
      answer: (_, n) => (n === 0 ? Promise.reject(new TypeError('failed')) : second),
    });
    expect([await reason(opened), asked.length]).toEqual(['network', 2]);
    expect(cancel).toHaveBeenCalledOnce();
  });

  test('a file that changes, or stops being served by range, is given up', async () => {
    for (const later of [
      with_(206, { 'content-range': 'bytes 131072-163839/999999' }),
      with_(200, {}, FILE),
    ]) {
      const file = await serve({ answer: (usual, n) => (n === 0 ? usual : later()) }).opened;
      expect(await reason(file.read(140_000, 140_001))).toBe('network');
      // What came before still stands.
      expect(await file.read(0, 9)).toEqual(FILE.slice(0, 9));
    }
  });

  test('an address that may not be read is not asked', async () => {
    let asked = 0;
    const work = openUrl('https://10.0.0.1/v.mp4', {
      fetch: async () => Response.json(++asked),
      signal: new AbortController().signal,
      maxBytes: 9,
      timeoutMs: 9,
      allowed: () => 'not-allowed',
    });
    expect([await reason(work), asked]).toEqual(['not-allowed', 0]);
  });

  test('closing ends what is on its way', async () => {
    const { opened } = serve({
      answer: (usual, n, _, signal) =>
        n === 0
          ? usual
          : new Promise((_, reject) =>
              signal?.addEventListener('abort', () => reject(signal.reason)),
            ),
    });
    const file = await opened;
    const work = reason(file.read(190_000, 190_001));
    await Promise.resolve();
    file.close();
    expect(await work).toBe('not-asked');
  });
});
