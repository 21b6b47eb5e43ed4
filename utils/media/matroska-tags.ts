import { Input, MATROSKA, WEBM } from 'mediabunny';
import { type ByteSource, CouldNotCheck } from './byte-source.ts';
import { asLibrarySource } from './library-source.ts';
import { MAX_TAG_BYTES, MAX_TAGS, type Tag, text } from './tag.ts';

const MAX_BYTES = 2 * 2 ** 20;

/** `SimpleTag`s of a WebM or Matroska file (RFC 9559 §5.1.8.1). Reads at most 2 MB. Rejects with `CouldNotCheck`. */
export async function matroskaTags(source: ByteSource): Promise<Tag[]> {
  const library = asLibrarySource(source, MAX_BYTES);
  const input = new Input({ source: library.source, formats: [WEBM, MATROSKA] });
  try {
    const { raw = {} } = await input.getMetadataTags();
    return Object.entries(raw)
      .slice(0, MAX_TAGS)
      .flatMap(([key, raw]) => {
        const value = raw instanceof Uint8Array && raw.length <= MAX_TAG_BYTES ? text(raw) : raw;
        if (typeof value !== 'string' || value.length > MAX_TAG_BYTES) return [];
        return [{ place: 'matroska' as const, key, value }];
      });
  } catch (error) {
    throw library.failure ?? new CouldNotCheck('malformed', String(error));
  } finally {
    input.dispose();
  }
}
