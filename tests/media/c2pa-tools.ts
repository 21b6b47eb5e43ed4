import { readFileSync } from 'node:fs';
import { credentials } from '@/utils/evidence/c2pa.ts';
import { makeReader, type ReadManifestStore } from '@/utils/evidence/c2pa-reader.ts';
import type { Depth, Evidence } from '@/utils/evidence/evidence.ts';
import { type ByteSource, CouldNotCheck, fromBytes } from '@/utils/media/byte-source.ts';
import type { Post } from '@/utils/sites/site.ts';
import { fuse, type Level } from '@/utils/verdict/fuse.ts';

const trust = (file: string) => readFileSync(`public/trust/${file}`, 'utf8');

/** The reader as the lab opens it, with the roots of test files as the list `test`. */
export function openReader(extra?: string, user?: string): ReadManifestStore {
  return makeReader({
    wasm: async () => new Uint8Array(readFileSync('node_modules/c2pa/pkg/c2pa_bg.wasm')),
    trust: async () => ({
      official: trust('official.pem'),
      officialTsa: trust('official-tsa.pem'),
      interim: trust('interim.pem'),
      interimAllowed: trust('interim-allowed.txt'),
      config: trust('store.cfg'),
      ...(extra && { extra }),
      ...(user && { user }),
    }),
  });
}

export interface Outcome {
  readonly evidence: Evidence | null;
  /** Why it could not be checked, or ''. */
  readonly unchecked: string;
  readonly level: Level;
}

/** Asks for the credentials of a file that lies on the network, so that the feed reads no more than its head. */
export async function check(
  read: ReadManifestStore,
  file: Uint8Array | ByteSource,
  depth: Depth,
): Promise<Outcome> {
  const remote = (bytes: Uint8Array): ByteSource => {
    const { size, read } = fromBytes(new Uint8Array(bytes));
    return { size, read };
  };
  const subject = {
    file: file instanceof Uint8Array ? remote(file) : file,
    depth,
    post: {} as Post,
  };
  try {
    const evidence = await credentials(read).collect(subject, new AbortController().signal);
    // As in the lab, where the source that reads the file's own notes always runs beside this one.
    const { level } = fuse({ evidence, unchecked: [], checked: ['container', 'c2pa'] }, 'balanced');
    return { evidence: evidence[0] ?? null, unchecked: '', level };
  } catch (error) {
    if (!(error instanceof CouldNotCheck)) throw error;
    return { evidence: null, unchecked: error.reason, level: 'unchecked' };
  }
}
