import { expect, test, vi } from 'vitest';
import hook from '@/entrypoints/page-hook.content.ts';
import { listenToHook } from '@/utils/browser/hook-channel.ts';
import type { Site } from '@/utils/sites/site.ts';

/** An answer that is told when the test says so, and a page that sends the same request again and again. */
class FakeRequest extends EventTarget {
  responseURL = 'https://a.example/api';
  responseType = '';
  responseText = '{"a":1}';
  send() {}
}

test('an answer is told once, however often its request was sent before', () => {
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
  const orders = { nonce: 'n', answers: { source: 'api', flags: '' } };
  const heard: string[] = [];
  document.addEventListener('n answer', (event) => heard.push((event as CustomEvent).detail));
  (hook.main as () => void)();
  document.dispatchEvent(new CustomEvent('second-look-hello', { detail: JSON.stringify(orders) }));

  const request = new FakeRequest();
  for (let sent = 1; sent <= 3; sent++) {
    request.send();
    request.dispatchEvent(new Event('load'));
    expect(heard).toHaveLength(sent);
  }
  expect(heard[0]).toBe('https://a.example/api\n{"a":1}');
  vi.unstubAllGlobals();
});

test('falls silent once its script has lost its extension: a newer one has a hook of its own', async () => {
  const clone = vi.spyOn(Response.prototype, 'clone');
  const answer = Object.defineProperty(new Response('{}'), 'url', {
    value: 'https://a.example/api',
  });
  vi.stubGlobal('fetch', async () => answer);
  const site = { answers: /api/ } as Site;
  const [heard, stop] = [vi.fn(), new AbortController()];
  listenToHook(site, heard, stop.signal);
  (hook.main as () => void)();

  await window.fetch('/api');
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
  stop.abort();
  await window.fetch('/api');
  expect(clone).toHaveBeenCalledTimes(1);
  vi.unstubAllGlobals();
});
