import { type Fields, fields, items } from './c2pa-store.ts';
import type { Json } from './evidence.ts';

const MAX_PICTURES = 4;
const MAX_BYTES = 60_000;
/** A few bytes can unfold to pixels without end. */
const MAX_SIDE = 2048;

/**
 * Gives ingredients in the JSON of `WasmReader.json()` their `picture`, a `data:` address, where the store holds a small
 * JPEG or PNG of them (C2PA's thumbnail assertions). The active manifest's come first.
 * @param resource `WasmReader.resourceToBytes`
 */
export function withPictures(json: string, resource: (uri: string) => Uint8Array): string {
  const store = fields(JSON.parse(json) as Json);
  const manifests = fields(store.manifests);
  let left = MAX_PICTURES;

  const paint = (ingredient: Fields): Fields => {
    const { identifier } = fields(ingredient.thumbnail);
    if (left === 0 || typeof identifier !== 'string') return ingredient;
    const picture = addressOf(identifier, resource);
    if (!picture) return ingredient;
    left--;
    return { ...ingredient, picture };
  };
  const paintAll = (manifest: Json | undefined): Fields => ({
    ...fields(manifest),
    ingredients: items(fields(manifest).ingredients).map((one) => paint(fields(one)) as Json),
  });

  const active = String(store.active_manifest);
  const labels = Object.keys(manifests).sort((a, b) => Number(b === active) - Number(a === active));
  const painted = labels.map((label) => [label, paintAll(manifests[label])] as const);
  return JSON.stringify({ ...store, manifests: Object.fromEntries(painted) });
}

function addressOf(uri: string, resource: (uri: string) => Uint8Array): string | null {
  let bytes: Uint8Array;
  try {
    bytes = resource(uri);
  } catch (error) {
    // A picture that is not there is no loss; a reader that broke down is.
    if (error instanceof WebAssembly.RuntimeError) throw error;
    return null;
  }
  if (bytes.length > MAX_BYTES) return null;
  const found = look(bytes);
  if (!found || Math.min(found.width, found.height) === 0) return null;
  if (Math.max(found.width, found.height) > MAX_SIDE) return null;
  return `data:image/${found.type};base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}

/** What the bytes are, whatever the manifest says about them; null for anything but JPEG and PNG. */
function look(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47)
    return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  // Segments, each with its length, up to the start of frame.
  for (let at = 2; at + 9 <= bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker < 0xffc0 || marker === 0xffda) return null;
    if (marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker))
      return { type: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return null;
}
