import { type Box, boxesAt, children, innerOffset } from './bmff.ts';
import { MAX_TAG_BYTES, MAX_TAGS, type Tag, text, xmpTag } from './tag.ts';

const META = [['udta', 'meta'], ['meta'], ['trak', 'udta', 'meta'], ['trak', 'meta']];
const UDTA = [['udta'], ['trak', 'udta']];
/** 3GPP TS 26.244 §8: four bytes of version and flags, two of language, then text. */
const TEXT_3GPP = ['titl', 'dscp', 'cprt', 'perf', 'auth', 'gnre', 'albm'];

/** Every text tag in the payload of a `moov` box. Throws `CouldNotCheck` where boxes do not nest. */
export function moovTags(moov: Uint8Array): Tag[] {
  const tags: Tag[] = [];
  for (const path of META)
    for (const meta of boxesAt(moov, path)) tags.push(...metaTags(moov, meta));
  for (const path of UDTA)
    for (const udta of boxesAt(moov, path))
      for (const box of children(moov, udta.body, udta.end)) {
        const tag = udtaTag(moov, box);
        if (tag) tags.push(tag);
        if (tags.length >= MAX_TAGS) return tags;
      }
  return tags;
}

/** Items of `ilst`: named by four letters (iTunes), by number in `keys` (QuickTime), or by `mean` and `name`. */
function metaTags(bytes: Uint8Array, meta: Box): Tag[] {
  const start = meta.body + innerOffset(bytes, meta);
  const [keysBox] = boxesAt(bytes, ['keys'], start, meta.end);
  const keys = keysBox ? readKeys(bytes, keysBox) : [];
  const tags: Tag[] = [];
  for (const ilst of boxesAt(bytes, ['ilst'], start, meta.end))
    for (const item of children(bytes, ilst.body, ilst.end)) {
      const named = keys[uint32(bytes, item.start + 4) - 1];
      const free = item.type === '----' ? freeName(bytes, item) : undefined;
      for (const data of boxesAt(bytes, ['data'], item.body, item.end)) {
        const value = dataText(bytes, data);
        if (value === null) continue;
        tags.push({ place: named ? 'keys' : 'ilst', key: named ?? free ?? item.type, value });
        if (tags.length >= MAX_TAGS) return tags;
      }
    }
  for (const xmp of boxesAt(bytes, ['XMP_'], start, meta.end))
    tags.push(xmpTag(bytes.subarray(xmp.body, xmp.end)));
  return tags;
}

/** `keys`: version and flags, count, then entries of size, namespace, name. */
function readKeys(bytes: Uint8Array, box: Box): string[] {
  return [...children(bytes, Math.min(box.body + 8, box.end), box.end)]
    .slice(0, MAX_TAGS)
    .map((entry) => text(bytes.subarray(entry.body, entry.end)));
}

function freeName(bytes: Uint8Array, item: Box): string | undefined {
  const [name] = boxesAt(bytes, ['name'], item.body, item.end);
  return name && text(bytes.subarray(name.body + 4, name.end));
}

/** `data`: type (1 UTF-8, 2 UTF-16 big-endian; over 5: pictures, numbers), locale, value. Null where it is no text. */
function dataText(bytes: Uint8Array, data: Box): string | null {
  const value = bytes.subarray(data.body + 8, data.end);
  const type = uint32(bytes, data.body) & 0xffffff;
  if (value.length > MAX_TAG_BYTES || type > 5) return null;
  return type === 2 ? new TextDecoder('utf-16be').decode(value) : text(value);
}

function udtaTag(bytes: Uint8Array, box: Box): Tag | null {
  const body = bytes.subarray(box.body, box.end);
  if (box.type === 'XMP_') return xmpTag(body);
  if (body.length > MAX_TAG_BYTES) return null;
  const tag = (from: number, to = body.length): Tag => ({
    place: 'udta',
    key: box.type,
    value: text(body.subarray(from, to)),
  });
  // QuickTime's own text: length, language, text.
  if (box.type.startsWith('©')) return tag(4, body.length < 2 ? 0 : 4 + uint16(body, 0));
  if (TEXT_3GPP.includes(box.type)) return tag(6);
  // A producer's own box under the key of GB 45438: the JSON begins where it begins.
  if (box.type === 'AIGC') return tag(Math.max(0, body.indexOf(0x7b)));
  return null;
}

const uint16 = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const uint32 = (bytes: Uint8Array, at: number) =>
  uint16(bytes, at) * 0x10000 + uint16(bytes, at + 2);
