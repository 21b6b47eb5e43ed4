import { CustomSource } from 'mediabunny';
import { type ByteSource, CouldNotCheck } from './byte-source.ts';

/** A file as mediabunny reads it. */
export interface LibrarySource {
  readonly source: CustomSource;
  /** The first wall a read met: the library wraps or swallows what its source throws. */
  readonly failure: CouldNotCheck | null;
  /** Bytes the library asked for. */
  readonly bytes: number;
}

/**
 * Lends a `ByteSource` to mediabunny, as far as `maxBytes`. Rejects reads with `CouldNotCheck('too-large')` beyond
 * it; throws `unsupported` where the length of the file is not known.
 */
export function asLibrarySource(file: ByteSource, maxBytes: number): LibrarySource {
  const { size } = file;
  if (size === null) throw new CouldNotCheck('unsupported', 'a file of unknown length');
  let bytes = 0;
  let failure: CouldNotCheck | null = null;
  const read = async (start: number, end: number) => {
    try {
      bytes += end - start;
      if (bytes > maxBytes) throw new CouldNotCheck('too-large', `over ${maxBytes} bytes`);
      const part = await file.read(start, end);
      if (part.length < end - start) throw new CouldNotCheck('truncated');
      return part;
    } catch (error) {
      if (error instanceof CouldNotCheck) failure ??= error;
      throw error;
    }
  };
  // Errors of reads nobody waits for any more are remembered in `failure`, not thrown into the void.
  const source = new CustomSource({ getSize: () => size, read, handleUnhandledError: () => {} });
  return {
    source,
    get failure() {
      return failure;
    },
    get bytes() {
      return bytes;
    },
  };
}
