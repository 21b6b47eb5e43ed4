/** A box of an ISO base media file: size, type, and what is in it. */
export function box(
  type: string,
  ...parts: (Uint8Array | string | readonly number[])[]
): Uint8Array {
  const body = bytes(...parts);
  return bytes(u32(body.length + 8), latin1(type), body);
}

/** Texts in UTF-8, numbers as bytes, laid end to end. */
export function bytes(
  ...parts: (Uint8Array | string | readonly number[])[]
): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    parts.flatMap((part) => [
      ...(typeof part === 'string' ? new TextEncoder().encode(part) : part),
    ]),
  );
}

export const u32 = (value: number): number[] => [24, 16, 8, 0].map((by) => (value >>> by) & 255);
export const latin1 = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
export const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

export const FTYP = box('ftyp', 'isom', u32(512), 'isommp42');
/** `data` box of an item: type 1 is UTF-8. */
export const data = (value: string | Uint8Array, type = 1) => box('data', u32(type), u32(0), value);
/** QuickTime keys and values, as ffmpeg writes them with `use_metadata_tags`. */
export function keysMeta(tags: Readonly<Record<string, string>>): Uint8Array {
  const names = Object.keys(tags).map((key) => bytes(u32(8 + key.length), 'mdta', key));
  const values = Object.values(tags).map((value, index) =>
    bytes(u32(8 + data(value).length), u32(index + 1), data(value)),
  );
  return box(
    'meta',
    u32(0),
    box('hdlr', u32(0), u32(0), 'mdta', u32(0), u32(0), u32(0), [0]),
    box('keys', u32(0), u32(names.length), ...names),
    box('ilst', ...values),
  );
}
