import { type Box, sniff, topLevelBoxes } from '@/utils/media/bmff.ts';
import { bmffHash } from '@/utils/media/bmff-hash.ts';
import { type ByteSource, CouldNotCheck } from '@/utils/media/byte-source.ts';
import { XMP_UUID } from '@/utils/media/metadata.ts';
import { credentialEvidence } from './c2pa-evidence.ts';
import { checkFragments } from './c2pa-fragments.ts';
import { contentHashOf, leavesContentOut } from './c2pa-hash.ts';
import { type Checked, type Read, readAll, readStore, wall, withCodes } from './c2pa-read.ts';
import type { ReadManifestStore } from './c2pa-reader.ts';
import { bindingOf, withBinding, withoutContent } from './c2pa-state.ts';
import type { Depth, EvidenceSource } from './evidence.ts';
import { xmpValues } from './xmp.ts';

/** C2PA 2.2 A.5: the box that holds the manifest store, before `moov` and any media. */
const C2PA_UUID = 'd8fec3d61b0e483c92975828877ec481';
const MEDIA = ['moov', 'mdat'];
const WALK = { boxes: 64, bytes: 128 * 1024 };
/** Bytes up to the end of the store: thumbnails make some of 300 KB. */
const MAX_HEAD: Readonly<Record<Depth, number>> = { feed: 2 ** 19, inspect: 8 * 2 ** 20 };
const MAX_XMP = 64 * 1024;
/** c2pa holds a file twice in memory; a longer one is hashed here, in pieces. */
const MAX_WHOLE = 64 * 2 ** 20;
/** About half a minute of hashing. */
const MAX_HASHED = 2 * 2 ** 30;

/**
 * Content Credentials, in stages (DESIGN §6): find the store in the first 64 KB, or end there; give c2pa the head of
 * the file, which proves all but the content; on inspect, or where the file is here already, compare the content.
 */
export function credentials(readManifestStore: ReadManifestStore): EvidenceSource {
  return {
    id: 'c2pa',
    needs: 'file',
    async collect({ file, fragments, depth }, signal) {
      if (!file) return [];
      const box = await findStore(file);
      if (!box) return [];
      if (box.end > MAX_HEAD[depth])
        throw new CouldNotCheck('too-large', `manifest store ends at ${box.end}`);
      if (file.size !== null && box.end > file.size)
        throw new CouldNotCheck('truncated', 'manifest store');
      const read: Read = (bytes, fragment) => readManifestStore(bytes, depth, fragment);
      const atHand = file.local && file.size !== null && file.size <= MAX_WHOLE;
      const whole = depth === 'inspect' || atHand;
      const checked: Checked = fragments
        ? await checkFragments(file, fragments, read, signal)
        : whole
          ? await readWhole(file, box, read, signal)
          : { store: await readHead(file, box, read), unbound: '' };
      signal.throwIfAborted();
      const { store } = checked;
      return store ? [credentialEvidence(store, checked)] : [];
    },
  };
}

async function findStore(file: ByteSource): Promise<Box | null> {
  if (sniff(await file.read(0, 64)) === 'webm')
    throw new CouldNotCheck('unsupported', 'Content Credentials of WebM');
  let elsewhere: string | undefined;
  let isBehind = false;
  try {
    for await (const box of topLevelBoxes(file, WALK)) {
      // Thousands of pieces may follow, and no notes.
      if (box.type === 'moof') break;
      isBehind ||= MEDIA.includes(box.type);
      // A file has one: more would be that many reads more.
      if (box.uuid === XMP_UUID) elsewhere ??= await remoteStore(file, box);
      if (!isBehind && box.uuid === C2PA_UUID && (await holdsStore(file, box))) return box;
    }
  } catch (error) {
    // Behind media there is only this note to find, by the same reads as `container` takes; what ends the way there hides no store.
    if (!isBehind) throw error;
  }
  if (elsewhere) throw new CouldNotCheck('elsewhere', elsewhere);
  return null;
}

/** The address of a store that a file names instead of carrying it (C2PA 2.2 §11.4), or ''. */
async function remoteStore(file: ByteSource, box: Box): Promise<string> {
  const packet = await file.read(box.body, Math.min(box.end, box.body + MAX_XMP));
  const [address = ''] = xmpValues(new TextDecoder().decode(packet), 'provenance');
  return /^https?:\/\//i.test(address) ? address.slice(0, 300) : '';
}

/** After version and flags comes the box's purpose: Merkle rows and later updates are no store of their own. */
async function holdsStore(file: ByteSource, box: Box): Promise<boolean> {
  const purpose = new TextDecoder('latin1').decode(await file.read(box.body + 4, box.body + 13));
  return /^(manifest|original)\0/.test(purpose);
}

async function readHead(file: ByteSource, box: Box, read: Read) {
  const head = await file.read(0, box.end);
  if (head.length < box.end) throw new CouldNotCheck('truncated', 'manifest store');
  const store = await readStore(read, head);
  return store && withCodes(store, withoutContent);
}

async function readWhole(
  file: ByteSource,
  box: Box,
  read: Read,
  signal: AbortSignal,
): Promise<Checked> {
  if (file.size !== null && file.size <= MAX_WHOLE) {
    const bytes = await readAll(file, file.size, signal).catch(wall);
    if (typeof bytes === 'string')
      return { store: await readHead(file, box, read), unbound: bytes };
    const store = await readStore(read, bytes).catch(wall);
    // Something follows that is no box: the head says what it says all the same, or is damaged itself.
    if (typeof store === 'string')
      return { store: await readHead(file, box, read), unbound: store };
    if (!store) return { store, unbound: '' };
    const changed = bindingOf(store.manifests[0].codes) === 'mismatch';
    // The head of a stream: its content lies in other files.
    const unbound = changed && !(await hasMedia(file)) ? 'no media' : leavesContentOut(store);
    return { store: unbound ? withCodes(store, withoutContent) : store, unbound };
  }
  const store = await readHead(file, box, read);
  if (!store) return { store, unbound: '' };
  if (file.size !== null && file.size > MAX_HASHED) return { store, unbound: 'too-large' };
  const told = contentHashOf(store);
  if (typeof told === 'string') return { store, unbound: told };
  const hash = await bmffHash(file, told.exclusions, signal).catch(wall);
  if (typeof hash === 'string') return { store, unbound: hash };
  const matches = hash.every((byte, index) => byte === told.hash[index]);
  return { store: withCodes(store, (codes) => withBinding(codes, matches)), unbound: '' };
}

async function hasMedia(file: ByteSource): Promise<boolean> {
  try {
    for await (const { type } of topLevelBoxes(file, { boxes: 1000, bytes: 2 ** 20 }))
      if (type === 'mdat') return true;
    return false;
  } catch {
    return true; // What cannot be walked is for c2pa to judge.
  }
}
