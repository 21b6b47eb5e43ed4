import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  exemptionRule,
  isPrivateHost,
  mayFetch,
  privateAddressRules,
} from '@/utils/media/fetch-rules.ts';

const hostOf = (address: string) => new URL(address).hostname;

const PRIVATE = `
  http://127.0.0.1 http://127.1 http://0x7f.1 http://2130706433 http://017700000001 http://0 http://10.255.0.1
  http://172.16.0.1 http://172.31.255.255 http://192.168.1.5 http://169.254.169.254 http://100.64.0.1 http://100.127.9.9
  http://192.0.0.8 http://192.0.2.1 http://198.18.0.1 http://198.51.100.7 http://203.0.113.9 http://224.0.0.1
  http://255.255.255.255 http://[::1] http://[::] http://[::ffff:10.0.0.1] http://[fe80::1] http://[fc00::1] http://[fd12::1]
  http://[ff02::1] http://[64:ff9b::7f00:1] http://[2002:7f00:1::] http://[2001:db8::1] http://[2001::1] http://[2001:0:1::]
  http://localhost http://LOCALHOST. http://a.localhost http://printer http://nas.local http://x.internal http://router.lan
  http://box.home.arpa http://ｌocalhost http://127。0。0。1`
  .trim()
  .split(/\s+/);
const PUBLIC = `
  https://example.com https://video.twimg.com https://8.8.8.8 https://172.32.0.1 https://172.15.0.1 https://100.63.0.1
  https://100.128.0.1 https://192.169.0.1 https://11.0.0.1 https://223.255.255.1 https://[2606:4700::1111] https://[2a00:1450::1]
  https://[2001:4860:4860::8888] https://localhost.example https://10.example https://127.0.0.1.example
  https://internal.example.com`
  .trim()
  .split(/\s+/);

describe('private hosts', () => {
  test.for(PRIVATE)('%s is private', (address) => {
    expect(isPrivateHost(hostOf(address))).toBe(true);
  });
  test.for(PUBLIC)('%s is public', (address) => {
    expect(isPrivateHost(hostOf(address))).toBe(false);
  });
  test('every address of 192.168.0.0/16 and 10.0.0.0/8 is private, however it is written', () => {
    const byte = fc.nat(255);
    fc.assert(
      fc.property(byte, byte, byte, fc.boolean(), (b, c, d, ten) => {
        const number = (ten ? 10 * 2 ** 24 + b * 65536 : 192 * 2 ** 24 + 168 * 65536) + c * 256 + d;
        expect(isPrivateHost(hostOf(`http://${number}/`))).toBe(true);
        expect(isPrivateHost(hostOf(`http://0x${number.toString(16)}/`))).toBe(true);
      }),
    );
  });
});

describe('the browser’s own rules', () => {
  const rules = privateAddressRules('extension');
  /** As declarativeNetRequest decides: the rule of the highest priority, allow before block. */
  const blocked = (address: string, list = rules) =>
    list
      .filter(({ condition }) => new RegExp(condition.regexFilter, 'i').test(new URL(address).href))
      .sort((a, b) => b.priority - a.priority)[0]?.action.type === 'block';

  test('say the same as isPrivateHost, with and without port, name and path', () => {
    for (const address of PRIVATE) {
      expect([address, blocked(address)]).toEqual([address, true]);
      expect(blocked(`${address}:8080/a?b`)).toBe(true);
    }
    for (const address of PUBLIC) {
      expect([address, blocked(address)]).toEqual([address, false]);
      expect(blocked(`${address}/http://10.0.0.1/?u=http://localhost/`)).toBe(false);
    }
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(rules.every(({ condition }) => condition.initiatorDomains[0] === 'extension')).toBe(
      true,
    );
  });

  test('an exemption opens one host at one port, and no other', () => {
    const open = [...rules, exemptionRule('extension', '192.168.1.5:8080', 99)];
    expect(blocked('http://192.168.1.5:8080/v.mp4', open)).toBe(false);
    for (const other of [
      'http://192.168.1.5/',
      'http://192.168.1.6:8080/',
      'http://localhost:8080/',
    ])
      expect(blocked(other, open)).toBe(true);
  });
});

describe('what may be fetched', () => {
  const page = 'https://page.example/feed';
  const src = 'https://files.example/v.mp4';
  const context = { pageUrl: page, mediaHosts: ['cdn.example'], src };
  test.for<[string, string, ReturnType<typeof mayFetch>]>([
    ['what the page plays', src, null],
    ['the same with a fragment', `${src}#t=5`, null],
    ['another file beside it', 'https://files.example/w.mp4', 'not-allowed'],
    ['a host of the site', 'https://cdn.example/a.mp4', null],
    ['below a host of the site', 'https://v1.cdn.example/a.mp4', null],
    ['a host that only ends alike', 'https://notcdn.example/a.mp4', 'not-allowed'],
    ['a host that begins alike', 'https://cdn.example.evil.example/a.mp4', 'not-allowed'],
    ['a name in front', 'https://cdn.example@evil.example/a.mp4', 'not-allowed'],
    ['a password', 'https://u:p@cdn.example/a.mp4', 'not-allowed'],
    ['another port', 'https://cdn.example:8443/a.mp4', 'not-allowed'],
    ['no encryption', 'http://cdn.example/a.mp4', 'not-allowed'],
    ['a script', 'javascript:alert(1)', 'no-address'],
    ['a file', 'file:///etc/passwd', 'no-address'],
    ['bytes in the address', 'data:video/mp4;base64,AAAA', 'no-address'],
    ['a blob', 'blob:https://page.example/1', 'no-address'],
    ['nothing', '', 'no-address'],
  ])('%s', ([, address, wanted]) => expect(mayFetch(address, context)).toBe(wanted));

  test('what lies on the server of a playlist that the page plays, and nowhere else', () => {
    const stream = { ...context, src: 'https://files.example/a/main.m3u8?t=1' };
    expect(mayFetch('https://files.example/b/0.ts', stream)).toBeNull();
    for (const other of ['https://other.example/0.ts', 'https://files.example:8443/0.ts'])
      expect(mayFetch(other, stream)).toBe('not-allowed');
    const inside = { ...context, src: 'https://10.0.0.1/main.m3u8' };
    expect(mayFetch('https://10.0.0.1/0.ts', inside)).toBe('not-allowed');
  });

  test('a page cannot send us to a private place by playing it', () => {
    for (const address of PRIVATE) {
      const played = address.replace('http:', 'https:');
      expect(mayFetch(played, { ...context, src: played })).toBe('not-allowed');
      expect(mayFetch(played, context, true)).toBe('not-allowed');
    }
  });

  test('a page on a private host may have its own files read, of that host and port only', () => {
    const own = {
      pageUrl: 'http://192.168.1.5:8080/',
      mediaHosts: [],
      src: 'http://192.168.1.5:8080/v.mp4',
    };
    expect(mayFetch(own.src, own)).toBeNull();
    for (const src of [
      'http://192.168.1.5/v.mp4',
      'http://192.168.1.6:8080/v.mp4',
      'http://localhost:8080/',
    ])
      expect(mayFetch(src, { ...own, src })).toBe('not-allowed');
  });

  test('a redirect may lead to any public host, but not down to http', () => {
    expect(mayFetch('https://edge.example/x', context, true)).toBeNull();
    expect(mayFetch('http://edge.example/x', context, true)).toBe('not-allowed');
  });
});
