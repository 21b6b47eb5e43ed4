import { type ByteSource, CouldNotCheck } from '@/utils/media/byte-source.ts';
import type { Fragments } from '@/utils/media/pieces.ts';
import { leavesContentOut } from './c2pa-hash.ts';
import { type Checked, type Read, readAll, readStore, wall, withCodes } from './c2pa-read.ts';
import { bindingOf, withoutContent } from './c2pa-state.ts';
import { everyItem, fields, type ManifestStore } from './c2pa-store.ts';

const MAX_INIT = 8 * 2 ** 20;
const MAX_FRAGMENT = 16 * 2 ** 20;
/** Each fragment takes about a tenth of a second; what was compared by then must do. */
const ENOUGH_MS = 8_000;

/**
 * Content Credentials of a stream in pieces (C2PA 2.2 §18.7): the init segment holds the store and a tree of hashes,
 * each fragment says which leaf it is. Compared are the init segment and the given fragments, until one does not match;
 * that a fragment stands in its place among the others is not seen.
 */
export async function checkFragments(
  initFile: ByteSource,
  { parts, of }: Fragments,
  read: Read,
  signal: AbortSignal,
): Promise<Checked> {
  const init = await readPiece(initFile, MAX_INIT, signal);
  const head = await readStore(read, init);
  if (!head) return { store: null, unbound: '' };
  let store = head;
  let checked = 0;
  let stop = leavesContentOut(head, true) || (coversInit(head) ? '' : 'no media');
  const enough = AbortSignal.timeout(ENOUGH_MS);
  for (const open of stop ? [] : parts) {
    if (enough.aborted && checked > 0) break;
    const fragment = await open()
      .then((file) => readPiece(file, MAX_FRAGMENT, signal))
      .catch(wall);
    if (typeof fragment === 'string') {
      stop = fragment;
      break;
    }
    store = (await readStore(read, init, fragment)) ?? store;
    checked++;
    if (bindingOf(store.manifests[0].codes) !== 'match') break;
  }
  return checked > 0
    ? { store, unbound: '', fragments: { checked, of: Math.max(checked, of ?? leaves(head)) } }
    : { store: withCodes(head, withoutContent), unbound: stop || 'no media' };
}

const trees = ({ bmffHash }: ManifestStore) => everyItem(bmffHash?.data.merkle).map(fields);

/** Without a hash of its own, any init segment would do: it says how the pictures are to be read. */
const coversInit = (store: ManifestStore) =>
  trees(store).length > 0 && trees(store).every(({ initHash }) => Boolean(initHash));

/** How many fragments were signed, of the longest track. */
const leaves = (store: ManifestStore) =>
  trees(store).reduce((most, { count }) => Math.max(most, Number(count) || 0), 0);

async function readPiece(file: ByteSource, most: number, signal: AbortSignal) {
  if ((file.size ?? 0) > most) throw new CouldNotCheck('too-large', `${file.size} bytes`);
  if (file.size !== null) return readAll(file, file.size, signal);
  const bytes = await file.read(0, most + 1);
  if (bytes.length > most) throw new CouldNotCheck('too-large', `over ${most} bytes`);
  return bytes;
}
