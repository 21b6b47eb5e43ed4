import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { nameMissingAccess } from '@/utils/browser/missing-access.ts';
import type { Unchecked } from '@/utils/evidence/evidence.ts';
import type { CouldNotCheck } from '@/utils/media/byte-source.ts';
import { fetchPart } from '@/utils/media/fetch-part.ts';
import { NOTHING } from '@/utils/verdict/judge.ts';

const open = new Set<string>();
vi.spyOn(browser.permissions, 'contains').mockImplementation((async ({
  origins,
}: {
  origins: string[];
}) => origins.every((origin) => open.has(origin))) as never);
beforeEach(() => {
  open.clear();
  open.add('https://a.example/*');
});

const HOSTS = ['a.example', 'b.example', 'c.example'];

/** What becomes of a request to `url` that the browser answers with this kind of silence. */
async function told(
  url: string,
  silence: 'down' | 'redirect' | 'HTTP 403',
): Promise<Unchecked | undefined> {
  const fetch = async (_: unknown, init?: RequestInit) => {
    if (silence === 'HTTP 403') return new Response('no', { status: 403 });
    if (silence === 'redirect' && init?.redirect === 'manual')
      return { type: 'opaqueredirect' } as Response;
    throw new TypeError('Failed to fetch');
  };
  const { signal } = new AbortController();
  const wall: CouldNotCheck = await fetchPart(url, 0, 9, {
    fetch,
    signal,
    allowed: () => null,
  }).then(
    () => expect.unreachable(),
    (error) => error,
  );
  const unchecked = [{ source: 'c2pa' as const, reason: wall.reason, detail: wall.detail }];
  return (await nameMissingAccess({ ...NOTHING, unchecked }, HOSTS)).unchecked[0];
}

test('no answer from a host that is closed to us is a missing permission', async () => {
  expect(await told('https://x.b.example/v.mp4', 'down')).toEqual({
    source: 'c2pa',
    reason: 'no-permission',
    detail: 'https://*.b.example',
  });
});

test('no answer behind a redirect names the listed hosts that are closed', async () => {
  expect(await told('https://a.example/v.mp4', 'redirect')).toMatchObject({
    reason: 'no-permission',
    detail: 'https://*.b.example https://*.c.example',
  });
  open.add('https://*.b.example/*');
  expect(await told('https://a.example/v.mp4', 'redirect')).toMatchObject({
    detail: 'https://*.c.example',
  });
});

test('where none of them is closed, a redirect may have led anywhere', async () => {
  open.add('https://*.b.example/*').add('https://*.c.example/*');
  expect(await told('https://a.example/v.mp4', 'redirect')).toMatchObject({
    reason: 'no-permission',
    detail: '<all_urls>',
  });
});

test('where all is open, or the server did answer, it is the network', async () => {
  expect(await told('https://a.example/v.mp4', 'down')).toMatchObject({ reason: 'network' });
  expect(await told('https://b.example/v.mp4', 'HTTP 403')).toMatchObject({
    reason: 'network',
    detail: 'HTTP 403',
  });
  open.add('<all_urls>').add('https://*.b.example/*').add('https://*.c.example/*');
  expect(await told('https://a.example/v.mp4', 'redirect')).toMatchObject({ reason: 'network' });
});
