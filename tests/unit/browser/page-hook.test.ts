import { expect, test, vi } from 'vitest';
import hook from '@/entrypoints/page-hook.content.ts';

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
