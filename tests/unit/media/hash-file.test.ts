import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { CouldNotCheck, fromBytes } from '@/utils/media/byte-source.ts';
import { hashFile } from '@/utils/media/hash-file.ts';

const bytes = new Uint8Array(2_500_000).map((_, i) => (i * 7919) % 251);
const source = fromBytes(bytes);

test('is the hash of the whole file, read in pieces', async () => {
  expect(await hashFile(source)).toBe(createHash('sha256').update(bytes).digest('hex'));
});
test.each([
  ['too large', { ...source, size: 40_000_000 }],
  ['of unknown length', { ...source, size: null }],
  ['shorter than it says', { ...source, size: bytes.length + 1 }],
  ['cut off', { size: 10, read: () => Promise.reject(new CouldNotCheck('network')) }],
])('a file that is %s has none', async (_, file) => expect(await hashFile(file)).toBeUndefined());
