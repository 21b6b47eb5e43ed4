import { expect, test } from 'vitest';
import { createCollector } from '@/utils/browser/collect-pieces.ts';

const signed = new TextEncoder().encode('ftyp uuid c2pa.hash.bmff.v3 merkle');
const MB = 2 ** 20;

test('only streams whose fragments are signed are collected, and no sound', () => {
  const { begin, of } = createCollector();
  for (const text of ['ftyp moov', 'ftyp c2pa.hash.bmff.v3', 'ftyp merkle'])
    expect(begin('blob:a', 'video/mp4', new TextEncoder().encode(text))).toBeNull();
  expect(begin('blob:a', 'audio/mp4', signed)).toBeNull();
  expect(begin('blob:a', 'video/mp4', signed)).not.toBeNull();
  expect(of('blob:a')?.size).toBe(0);
  expect(of('blob:b')).toBeNull();
});

test('appends are kept as they were, each with its length before it, whatever becomes of them', async () => {
  const { begin, of } = createCollector();
  const collect = begin('blob:a', 'video/mp4', signed);
  const bytes = new Uint8Array([1, 2, 3, 4, 5]);
  expect(collect?.(bytes.buffer)).toBe(true);
  expect(collect?.(new DataView(bytes.buffer, 1, 2))).toBe(true);
  bytes.fill(0);
  const kept = new Uint8Array((await of('blob:a')?.arrayBuffer()) ?? new ArrayBuffer());
  expect([...kept]).toEqual([5, 0, 0, 0, 1, 2, 3, 4, 5, 2, 0, 0, 0, 2, 3]);
});

test('it ends with 16 MiB, and with 500 appends', () => {
  const { begin, of } = createCollector();
  const large = begin('blob:large', 'video/mp4', signed);
  const told = Array.from({ length: 6 }, () => large?.(new Uint8Array(4 * MB)));
  expect(told).toEqual([true, true, true, true, false, false]);
  expect(of('blob:large')?.size).toBe(16 * MB + 4 * 4);
  const small = begin('blob:small', 'video/mp4', signed);
  const answers = Array.from({ length: 510 }, () => small?.(new Uint8Array(1)));
  expect(answers.filter(Boolean)).toHaveLength(500);
});

test('the oldest of three streams makes room', () => {
  const { begin, of } = createCollector();
  for (const url of ['blob:1', 'blob:2', 'blob:3']) begin(url, 'video/mp4', signed);
  expect(['blob:1', 'blob:2', 'blob:3'].map((url) => of(url) !== null)).toEqual([
    false,
    true,
    true,
  ]);
});

test('a page that changed arrays neither runs in between nor puts other bytes in', async () => {
  const { begin, of } = createCollector();
  let ran = 0;
  const { prototype } = Array;
  const collect = begin('blob:a', 'video/mp4', signed);
  for (const at of ['0', '1'])
    Object.defineProperty(prototype, at, { set: () => ran++, configurable: true });
  collect?.(new Uint8Array([7]));
  for (const at of ['0', '1']) Reflect.deleteProperty(prototype, at);
  const own = prototype[Symbol.iterator];
  prototype[Symbol.iterator] = () => {
    ran++;
    return own.call(['forged']);
  };
  const kept = of('blob:a');
  prototype[Symbol.iterator] = own;
  expect(ran).toBe(0);
  const bytes = new Uint8Array((await kept?.arrayBuffer()) ?? new ArrayBuffer());
  expect([...bytes]).toEqual([1, 0, 0, 0, 7]);
});
