import { expect, test } from 'vitest';
import { withPictures } from '@/utils/evidence/c2pa-pictures.ts';
import { parseStore } from '@/utils/evidence/c2pa-store.ts';

/** The first bytes of a picture of this size, as far as anybody here reads. */
const png = (width: number, height: number, length = 100) => {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x89504e47);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
};
const jpeg = (width: number, height: number) => {
  const app = [0xff, 0xe0, 0, 4, 1, 2];
  const frame = [0xff, 0xc2, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255];
  return new Uint8Array([0xff, 0xd8, ...app, ...frame, ...Array(12).fill(0)]);
};

/** Which of these pictures a file's ingredients are shown with, the active manifest's first. */
function shown(active: readonly (Uint8Array | null)[], older: readonly Uint8Array[] = []) {
  const all = [...active, ...older];
  const ingredient = (to: string) => (_: unknown, index: number) => ({
    active_manifest: 'a',
    thumbnail: { format: 'image/svg+xml', identifier: `${to}${index}` },
  });
  const json = withPictures(
    JSON.stringify({
      active_manifest: 'z',
      manifests: {
        a: { ingredients: older.map(ingredient('a')) },
        z: { ingredients: active.map(ingredient('z')) },
      },
    }),
    (uri) => {
      const bytes = all[Number(uri.slice(1)) + (uri.startsWith('a') ? active.length : 0)];
      if (!bytes) throw new Error('C2pa(ResourceNotFound)');
      return bytes;
    },
  );
  const { manifests = [] } = parseStore(json) ?? {};
  return manifests.flatMap(({ entry }) =>
    entry.ingredients.map(({ picture = '' }) => picture.split(',')[0]),
  );
}
const [PNG, JPEG] = ['data:image/png;base64', 'data:image/jpeg;base64'];

test('four pictures, the active manifest first, by what their bytes are', () => {
  const small = png(64, 64);
  expect(shown([jpeg(160, 90), small, small], [small, small])).toEqual([JPEG, PNG, PNG, PNG, '']);
});

test('what is missing, heavy, huge, empty or no picture is left out, and the others stay', () => {
  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
  const odd = [null, svg, png(1, 1, 60_001), png(30_000, 2), jpeg(2, 30_000), png(0, 5)];
  expect(shown([...odd, new Uint8Array(), png(2048, 1)])).toEqual([
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    PNG,
  ]);
});

test('a reader that breaks down is not taken for a missing picture', () => {
  const store =
    '{"active_manifest":"a","manifests":{"a":{"ingredients":[{"thumbnail":{"identifier":"x"}}]}}}';
  const trap = () => {
    throw new WebAssembly.RuntimeError('unreachable');
  };
  expect(() => withPictures(store, trap)).toThrow(WebAssembly.RuntimeError);
});
