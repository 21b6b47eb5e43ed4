import { once } from 'node:events';
import http, { type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inExtensionWorld } from './badges.ts';
import { expect, html, listed, test } from './fixtures.ts';

test.describe('addresses that are nobody else’s business', () => {
  const hits: { url: string; dest: string }[] = [];
  const server = http.createServer((request, response) => {
    hits.push({ url: request.url ?? '', dest: `${request.headers['sec-fetch-dest']}` });
    response.end();
  });
  test.beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  test.afterAll(() => void server.close());
  const port = () => (server.address() as AddressInfo).port;

  const sources: Readonly<Record<string, (web: number) => string>> = {
    'this machine by its number': () => `http://127.0.0.1:${port()}/loopback.mp4`,
    'this machine by its name': () => `http://localhost:${port()}/name.mp4`,
    'this machine in another spelling': () => `http://0x7f.1:${port()}/hex.mp4`,
    'this machine over https': (web) => `https://127.0.0.1:${web}/clips/plain.mp4?private`,
    'the local network': () => 'https://192.168.0.1/clips/plain.mp4?private',
    'the local network by name': () => 'https://router.local/clips/plain.mp4?private',
    'IPv6 loopback': () => 'https://[::1]/clips/plain.mp4?private',
    'IPv4 in IPv6': () => 'https://[::ffff:127.0.0.1]/clips/plain.mp4?private',
    'a cloud’s metadata': () => 'https://169.254.169.254/clips/plain.mp4?private',
    'a redirect to this machine': () => 'https://redirects.example/loopback.mp4',
    'a redirect to the local network': () => 'https://redirects.example/network.mp4',
    'a user and a password': () => 'https://me:secret@redirects.example/clips/plain.mp4?secret',
    'a blob of another origin': () =>
      'blob:https://other.example/4f0a2f64-7a52-4f4f-9d1a-0d7f2a5f3a11',
    'a file': () => 'file:///etc/passwd',
    data: () => 'data:video/mp4;base64,AAAA',
    nothing: () => '',
  };

  for (const [what, address] of Object.entries(sources))
    test(what, async ({ page, web, extension }) => {
      const name = `https://private-${Object.keys(sources).indexOf(what)}.example/`;
      const src = address(web.port);
      const inner = [
        '127.0.0.1',
        '192.168.0.1',
        'router.local',
        '[::1]',
        '[::ffff:7f00:1]',
        '169.254.169.254',
      ];
      const reached = () => hits.length + inner.flatMap((host) => web.requests(host)).length;
      const before = reached();
      const follow =
        (location: string) =>
        ({ headers }: { headers: IncomingHttpHeaders }) =>
          headers['sec-fetch-dest'] === 'video'
            ? { status: 404, body: '' }
            : { status: 302, headers: { location } };
      web.put(
        'https://redirects.example/loopback.mp4',
        follow(`http://127.0.0.1:${port()}/redirected.mp4`),
      );
      web.put(
        'https://redirects.example/network.mp4',
        follow('https://192.168.0.1/clips/plain.mp4?redirected'),
      );
      web.put(
        name,
        html(`<video src="${src}" muted autoplay loop width="480" height="270"></video>`),
      );
      await page.goto(name, { waitUntil: 'domcontentloaded' });
      await page.waitForTimeout(1_500);
      const ask = (decode: boolean) =>
        inExtensionWorld(
          page,
          ([given, pictures]) => {
            const post = {
              site: 'generic',
              postId: null,
              pageUrl: location.href,
              labels: [],
              urls: [],
              ...(given && { src: given }),
            };
            const { runtime } = chrome;
            return runtime.sendMessage({
              id: 1,
              type: 'examineFile',
              data: { post, depth: 'inspect', decode: pictures },
              timestamp: 0,
            });
          },
          [src, decode] as const,
        ) as Promise<{ res: { checked: string[]; unchecked: { reason: string }[] } }>;
      const { res } = await ask(true);
      expect(
        res.checked.filter((id) => ['container', 'c2pa', 'detector', 'mark'].includes(id)),
      ).toEqual([]);
      expect(res.unchecked.length).toBeGreaterThan(0);
      for (const { level } of await listed(extension, page)) expect(level).toBe('unchecked');
      if (what.startsWith('a redirect')) {
        const asked = web.requests('redirects.example');
        expect(asked.some(({ headers }) => headers['sec-fetch-dest'] === 'empty')).toBe(true);
      }
      // The page itself may try what it likes; nothing of that is ours.
      expect(hits.filter(({ dest }) => dest !== 'video')).toEqual([]);
      const ours = inner
        .flatMap((host) => web.requests(host))
        .filter(({ headers }) => headers['sec-fetch-dest'] !== 'video');
      expect(ours).toEqual([]);
      // That it does reach them shows that they would have answered.
      if (!/^a redirect|password|blob|file|data|nothing/.test(what))
        expect(reached()).toBe(before + 1);
    });
});
