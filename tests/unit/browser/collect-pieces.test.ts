import { expect, test } from 'vitest';
import { createCollector } from '@/utils/browser/collect-pieces.ts';

const box = (type: string, content = '') => {
  const bytes = Buffer.from(`0000${type}${content}`);
  bytes.writeUInt32BE(bytes.length);
  return new Uint8Array(bytes);
};
const init = (said: string) => join(box('ftyp', 'iso6'), box('uuid', said), box('moov', 'tracks'));
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const signed = init('c2pa.hash.bmff.v3 merkle');
const MB = 2 ** 20;

function createHeard() {
  const heads: string[] = [];
  const collector = createCollector((url, head) => heads.push(`${url} ${Buffer.from(head)}`));
  return { ...collector, heads };
}
const bytesOf = async (blob: Blob | null | undefined) =>
  new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer());
/** As it is handed over: its length before it. */
const framed = (...appends: Uint8Array[]) =>
  join(...appends.flatMap((one) => [new Uint8Array(new Uint32Array([one.length]).buffer), one]));

test('only streams whose fragments are signed are collected, and no sound', () => {
  const { begin, of, heads } = createHeard();
  for (const said of ['', 'c2pa.hash.bmff.v3', 'merkle'])
    expect(begin('blob:a', 'video/mp4')(init(said))).toBe(false);
  expect(begin('blob:a', 'audio/mp4')(signed)).toBe(false);
  expect(of('blob:a')).toBeNull();
  expect(begin('blob:a', 'video/mp4')(signed)).toBe(true);
  expect(of('blob:a')?.size).toBe(signed.length + 4);
  expect(of('blob:b')).toBeNull();
  expect(heads).toHaveLength(5);
});

test('what does not begin with `ftyp` is left at once, and not told', () => {
  const { begin, heads } = createHeard();
  for (const bytes of [box('moof', 'x'), Buffer.from('\x1a\x45\xdf\xa3 webm', 'latin1')])
    expect(begin('blob:a', 'video/mp4')(bytes)).toBe(false);
  const slow = begin('blob:a', 'video/mp4');
  expect([slow(new Uint8Array(0)), slow(Buffer.from('<htm')), slow(Buffer.from('l>...'))]).toEqual([
    true,
    true,
    false,
  ]);
  expect(heads).toEqual([]);
});

test('an init segment that comes in parts is told and kept as if it came at once', async () => {
  const { begin, of, heads } = createHeard();
  const collect = begin('blob:a', 'video/mp4');
  for (let at = 0; at < signed.length; at += 3) {
    expect(heads).toEqual([]);
    expect(collect(signed.slice(at, at + 3).buffer)).toBe(true);
  }
  expect(heads).toEqual([`blob:a ${Buffer.from(signed)}`]);
  const last = signed.length - (signed.length % 3 || 3);
  expect(await bytesOf(of('blob:a'))).toEqual(
    framed(signed.subarray(0, last), signed.subarray(last)),
  );

  const plain = begin('blob:b', 'video/mp4');
  const other = init('nothing');
  expect([plain(other.subarray(0, 30)), plain(other.subarray(30))]).toEqual([true, false]);
  expect(heads[1]).toBe(`blob:b ${Buffer.from(other)}`);
});

test('where a player broke off its first init segment and began anew, the new one counts', () => {
  const { begin, heads } = createHeard();
  const collect = begin('blob:a', 'video/mp4');
  expect(collect(init('c2pa').subarray(0, 25))).toBe(true);
  expect(collect(signed)).toBe(true);
  expect(heads).toEqual([`blob:a ${Buffer.from(signed)}`]);
});

test('of a beginning without end 64 KiB are looked at', () => {
  const { begin, heads } = createHeard();
  const collect = begin('blob:a', 'video/mp4');
  const endless = join(box('ftyp', 'iso6'), box('uuid', 'x'.repeat(MB)));
  const told = Array.from({ length: 6 }, (_, i) => collect(endless.subarray(i * 15e3, ++i * 15e3)));
  expect(told).toEqual([true, true, true, true, false, false]);
  expect(heads[0]).toHaveLength('blob:a '.length + 64 * 1024);
  const nowhere = begin('blob:a', 'video/mp4');
  expect(nowhere(join(box('ftyp'), new Uint8Array(8)))).toBe(false);
});

test('appends are kept as they were, each with its length before it, whatever becomes of them', async () => {
  const { begin, of } = createHeard();
  const collect = begin('blob:a', 'video/mp4');
  collect(signed);
  const bytes = new Uint8Array([1, 2, 3, 4, 5]);
  expect(collect(bytes.buffer)).toBe(true);
  expect(collect(new DataView(bytes.buffer, 1, 2))).toBe(true);
  bytes.fill(0);
  expect(await bytesOf(of('blob:a'))).toEqual(
    framed(signed, Buffer.from([1, 2, 3, 4, 5]), Buffer.from([2, 3])),
  );
});

test('it ends with 16 MiB, and with 4,096 appends', () => {
  const { begin, of } = createHeard();
  const large = begin('blob:large', 'video/mp4');
  large(signed);
  const told = Array.from({ length: 6 }, () => large(new Uint8Array(4 * MB - signed.length)));
  expect(told).toEqual([true, true, true, true, false, false]);
  expect(of('blob:large')?.size).toBe(16 * MB - 3 * signed.length + 5 * 4);
  const small = begin('blob:small', 'video/mp4');
  small(signed);
  const answers = Array.from({ length: 5000 }, () => small(new Uint8Array(1)));
  expect(answers.filter(Boolean)).toHaveLength(4095);
});

test('a beginning in crumbs ends too', () => {
  const { begin } = createHeard();
  const crumbs = begin('blob:a', 'video/mp4');
  const answers = Array.from({ length: 5000 }, () => crumbs(new Uint8Array(0)));
  expect(answers.filter(Boolean)).toHaveLength(4096);
});

test('the oldest of three streams makes room', () => {
  const { begin, of } = createHeard();
  for (const url of ['blob:1', 'blob:2', 'blob:3']) begin(url, 'video/mp4')(signed);
  expect(['blob:1', 'blob:2', 'blob:3'].map((url) => of(url) !== null)).toEqual([
    false,
    true,
    true,
  ]);
});

test('whatever a page hands over, nothing is thrown at it', () => {
  const hostile = Object.defineProperty(new Uint8Array(9), 'byteLength', {
    get: () => {
      throw new Error('trap');
    },
  });
  const detached = new Uint8Array(9);
  structuredClone(detached.buffer, { transfer: [detached.buffer] });
  for (const data of [hostile, detached, null, 'text', { byteLength: 1e12 }]) {
    const { begin } = createHeard();
    const collect = begin('blob:a', 'video/mp4');
    expect(() => collect(data as never)).not.toThrow();
    collect(signed);
    expect(() => collect(data as never)).not.toThrow();
  }
});

test('a page that changed arrays neither runs in between nor puts other bytes in', async () => {
  const { begin, of } = createCollector(() => {});
  let ran = 0;
  const { prototype } = Array;
  const own = prototype[Symbol.iterator];
  const collect = begin('blob:a', 'video/mp4');
  const [half, more] = [signed.subarray(0, 20), signed.subarray(20)];
  let kept: Blob | null = null;
  const setter = { set: () => ran++, configurable: true };
  Object.defineProperties(prototype, { 0: setter, 1: setter });
  prototype[Symbol.iterator] = () => {
    ran++;
    return own.call(['forged']);
  };
  try {
    collect(half);
    collect(more);
    Reflect.deleteProperty(prototype, '0');
    Reflect.deleteProperty(prototype, '1');
    kept = of('blob:a');
  } finally {
    prototype[Symbol.iterator] = own;
  }
  expect(ran).toBe(0);
  expect(await bytesOf(kept)).toEqual(framed(half, more));
});
