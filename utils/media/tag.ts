/** One declared value of a file, as text. */
export interface Tag {
  /** Which part of the file says it. `xmp`: the value is a whole XMP packet. */
  readonly place: 'keys' | 'ilst' | 'udta' | 'xmp' | 'matroska';
  /** `AIGC`, `©too`, `com.apple.quicktime.software` … */
  readonly key: string;
  readonly value: string;
}

export const MAX_TAGS = 256;
export const MAX_TAG_BYTES = 64 * 1024;

/** Text in UTF-8, or in UTF-16 where a byte order mark says so; without trailing NULs. */
export function text(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xfe && bytes[1] === 0xff
      ? 'utf-16be'
      : bytes[0] === 0xff && bytes[1] === 0xfe
        ? 'utf-16le'
        : 'utf-8';
  return new TextDecoder(encoding).decode(bytes).replace(/\0+$/, '');
}

export function xmpTag(packet: Uint8Array): Tag {
  return { place: 'xmp', key: 'xmp', value: text(packet) };
}
