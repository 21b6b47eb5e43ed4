import { BufferSource, CustomPathedSource, type Source } from 'mediabunny';
import { type ByteSource, CouldNotCheck } from './byte-source.ts';
import { asLibrarySource, type LibrarySource } from './library-source.ts';

/** Pieces up to this long (playlists, init segments) and those whose length nobody tells are read whole. */
const SMALL = 256 * 1024;
const MAX_UNKNOWN = 4 * 2 ** 20;
const MAX_PIECES = 60;

/**
 * A stream in pieces (HLS: playlists, init segments, segments) as mediabunny reads it. Each piece is opened through
 * `open`, which holds the wall for it; all of them together may cost `maxBytes`.
 */
export function asStreamSource(
  address: string,
  open: (address: string) => Promise<ByteSource>,
  maxBytes: number,
): Pick<LibrarySource, 'failure'> & { readonly source: Source } {
  const large: LibrarySource[] = [];
  let failure: CouldNotCheck | null = null;
  let pieces = 0;
  let small = 0;

  async function openPiece(path: string): Promise<Source> {
    if (pieces++ >= MAX_PIECES) throw new CouldNotCheck('too-large', `over ${MAX_PIECES} pieces`);
    const file = await open(path);
    const left = maxBytes - small - large.reduce((sum, { bytes }) => sum + bytes, 0);
    if (file.size === null || file.size <= SMALL) {
      const bytes = await file.read(0, file.size ?? MAX_UNKNOWN);
      small += bytes.length;
      if (bytes.length > left) throw new CouldNotCheck('too-large', `over ${maxBytes} bytes`);
      // The library cannot find the end of a short playlist in a source that it must ask.
      return new BufferSource(bytes);
    }
    const piece = asLibrarySource(file, left);
    large.push(piece);
    return piece.source;
  }

  const source = new CustomPathedSource(address, async ({ path }) => {
    try {
      return await openPiece(path);
    } catch (error) {
      if (error instanceof CouldNotCheck) failure ??= error;
      throw error;
    }
  });
  return {
    source,
    get failure() {
      return failure ?? large.find((piece) => piece.failure)?.failure ?? null;
    },
  };
}
