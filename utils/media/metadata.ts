import { type Box, sniff, topLevelBoxes, type WalkLimits } from './bmff.ts';
import { type ByteSource, CouldNotCheck } from './byte-source.ts';
import { moovTags } from './moov-tags.ts';
import { MAX_TAGS, type Tag, xmpTag } from './tag.ts';

export interface Metadata {
  readonly tags: readonly Tag[];
  /** The first bytes of the media data: generators leave messages before the first picture. Empty for WebM. */
  readonly mediaHead: Uint8Array;
}

const MAX_MOOV = 4 * 2 ** 20;
const MAX_XMP = 512 * 1024;
const MEDIA_HEAD = 4096;
const WALK: WalkLimits = { boxes: 128, bytes: 256 * 1024 };
/** XMP specification part 3 §1.1.7. */
export const XMP_UUID = 'be7acfcb97a942e89c71999491e3afac';

/**
 * Reads what a file says about itself: `moov` wherever it lies (udta, meta, keys/ilst; ISO/IEC 14496-12 §8.10,
 * QuickTime File Format "Metadata"), XMP in its own box, Matroska tags. Rejects with `CouldNotCheck`:
 * `not-media`, `empty`, `truncated`, `malformed`, `too-large` (over 4 MB of `moov`).
 */
export async function readMetadata(source: ByteSource): Promise<Metadata> {
  const head = await source.read(0, 64);
  if (sniff(head) !== 'webm') return readBoxes(source);
  // The library weighs a quarter of a megabyte: loaded for the files that need it.
  const { matroskaTags } = await import('./matroska-tags.ts');
  return { tags: await matroskaTags(source), mediaHead: new Uint8Array() };
}

async function readBoxes(source: ByteSource): Promise<Metadata> {
  const tags: Tag[] = [];
  let mediaHead: Uint8Array = new Uint8Array();
  let moov = false;
  let skipped = '';
  const read = async (box: Box, limit: number) => {
    skipped = box.type;
    const bytes = await readBox(source, box, limit);
    skipped = '';
    return bytes;
  };
  try {
    for await (const box of topLevelBoxes(source, WALK)) {
      if (box.type === 'moov') {
        tags.push(...moovTags(await read(box, MAX_MOOV)));
        moov = true;
      } else if (box.uuid === XMP_UUID) {
        tags.push(xmpTag(await read(box, MAX_XMP)));
      } else if (box.type === 'mdat' && mediaHead.length === 0) {
        mediaHead = await source.read(box.body, Math.min(box.body + MEDIA_HEAD, box.end));
      } else if (box.type === 'moof') {
        break; // A fragmented file may have thousands; its metadata stands before them.
      }
    }
    if (!moov) throw new CouldNotCheck('malformed', 'no moov');
  } catch (error) {
    // What was found stands, and a tail out of reach (a server without ranges) hides nothing usual once moov is read.
    const tail = moov && !skipped && error instanceof CouldNotCheck && error.reason === 'too-large';
    if (tags.length === 0 && !tail) throw error;
  }
  return { tags: tags.slice(0, MAX_TAGS), mediaHead };
}

async function readBox(source: ByteSource, box: Box, limit: number) {
  if (source.size !== null && box.end > source.size)
    throw new CouldNotCheck('truncated', `${box.type} ends at ${box.end} of ${source.size}`);
  if (box.end - box.body > limit)
    throw new CouldNotCheck('too-large', `${box.type} of ${box.end - box.start} bytes`);
  const bytes = await source.read(box.body, box.end);
  if (bytes.length < box.end - box.body) throw new CouldNotCheck('truncated', box.type);
  return bytes;
}
